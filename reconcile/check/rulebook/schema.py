"""What a rule may say: the fields every kind shares. A kind adds its own by subclassing `RuleSpec` as `Params`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Severity = Literal["error", "warning", "note"]
OTHER = "other"


class Example(BaseModel):
    """One pair of wordings a reader of the catalogue understands at once."""

    model_config = ConfigDict(extra="forbid")

    flagged: str = Field(description="A wording the rule reports.")
    fine: str = Field(description="A wording close to it that the rule leaves alone.")


class Sources(BaseModel):
    """Whose figures count."""

    model_config = ConfigDict(extra="forbid")

    only: list[str] = Field(default_factory=list, description="Compare these outlets and no other.")
    leave_out: list[str] = Field(default_factory=list, description="Outlets whose figures are not compared.")


class RuleSpec(BaseModel):
    """The fields of every rule."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    kind: str = Field(description="Which check runs; one module of reconcile/check/kinds each.")
    description: str = Field(min_length=1, description="What the rule reports, in one sentence.")
    why: str = Field(default="", description="Why it matters to a reader or an editor.")
    example: Example | None = Field(default=None, description="One wording flagged, one that is fine.")
    references: list[str] = Field(default_factory=list, description="Where to read more.")
    severity: Severity = Field(default="warning", description="error, warning or note.")
    enabled: bool = Field(default=True, description="false keeps the rule in the catalogue and does not run it.")
    message: str = Field(
        default="", description="Own wording; {message}, {label}, {values}, {outlets}, {reconciled} are filled in."
    )
    measure: str | list[str] | None = Field(
        default=None,
        description="Measure ids; none: every one; 'other': those that no other rule of this kind names.",
    )
    counted: list[str] = Field(default_factory=list, description="Counted classes or nouns; none: every one.")
    population: list[str] = Field(default_factory=list, description="Qualifiers a figure must have: foreign …")
    sources: Sources = Field(default_factory=Sources, description="Outlets to compare or to leave out.")

    def measures(self) -> list[str]:
        """Measures as a list, empty where the rule names none."""
        return [self.measure] if isinstance(self.measure, str) else list(self.measure or ())


class Tolerant(RuleSpec):
    """A rule that compares numbers."""

    absolute: float = Field(default=0.0, ge=0, description="Difference that is let pass, in the unit of the figure.")
    relative: float = Field(default=0.0, ge=0, le=1, description="Difference that is let pass, as a share.")
    rounding: bool = Field(default=True, description="Let rounded figures agree: 3,2 тыс. and 3180.")
