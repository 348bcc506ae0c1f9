"""The HTML report in a real browser: filter, open a finding, follow it to the sentence; no error, no request."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import report_samples as samples

from reconcile.report import RenderOptions, render

HINT = "needs Debian's chromium and chromium-driver (apt-get install chromium chromium-driver) and selenium from PyPI"
webdriver = pytest.importorskip("selenium.webdriver", reason=HINT)
pytestmark = pytest.mark.skipif(not (shutil.which("chromium") and shutil.which("chromedriver")), reason=HINT)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


class Page:
    """One browser window, with what its console and its network saw."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def show(self, path: Path) -> None:
        self.driver.get(path.as_uri())
        self.driver.get_log("browser")

    def all(self, css: str) -> list[Any]:
        return [node for node in self.driver.find_elements("css selector", css) if node.is_displayed()]

    def js(self, code: str, *args: Any) -> Any:
        return self.driver.execute_script(code, *args)

    def settle(self) -> None:
        """Wait until the page has done what an event left for later."""
        self.driver.execute_async_script("setTimeout(arguments[0], 50)")

    def requests(self) -> list[str]:
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if not url.startswith(("file:", "data:", "chrome:", "about:"))]

    def errors(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}", "--window-size=1100,1400"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    yield Page(driver)
    driver.quit()


@pytest.fixture
def mine(page: Page, tmp_path: Path) -> Page:
    path = tmp_path / "report.html"
    path.write_text(render(samples.mine_report(), "html", RenderOptions(texts=samples.texts())), encoding="utf-8")
    page.driver.set_window_size(1100, 1400)
    page.show(path)
    return page


def test_filter(mine: Page) -> None:
    from selenium.webdriver.support.ui import Select

    assert len(mine.all(".card[data-findings]")) == 2
    Select(mine.all("select[name=outlet]")[0]).select_by_value("pivden.example")
    mine.settle()
    assert [c.text.splitlines()[0] for c in mine.all(".card[data-findings]")] == [
        "killed · people · Severnaya mine · March 2025"
    ]
    assert mine.all("#count")[0].text == "2 of 3 findings about 1 fact"
    Select(mine.all("select[name=severity]")[0]).select_by_value("note")
    mine.settle()
    assert not mine.all(".card[data-findings]")
    assert mine.all("#none")
    mine.all("button[type=reset]")[0].click()
    mine.settle()
    mine.all("input[name=q]")[0].send_keys("гірників")
    mine.settle()
    assert len(mine.all(".card[data-findings]")) == 1
    assert mine.errors() == []


def test_from_a_bar_to_the_sentence(mine: Page) -> None:
    bar = mine.all("a.row")[1]
    bar.click()
    here = mine.all("#reader mark.here")[0]
    assert here.text == "14 гірників"
    assert "Рятувальники закінчили пошуки" in mine.all("#reader")[0].text
    box = mine.js("const b = arguments[0].getBoundingClientRect(); return [b.top, b.bottom, innerHeight]", here)
    assert 0 <= box[0] < box[1] <= box[2]
    mine.js("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))")
    assert not mine.all("#reader")
    assert mine.js("return document.activeElement === arguments[0]", bar)
    assert mine.errors() == []


def test_by_keyboard(mine: Page) -> None:
    keys = __import__("selenium.webdriver.common.keys", fromlist=["Keys"]).Keys

    def press(key: str) -> None:
        mine.driver.switch_to.active_element.send_keys(key)

    press("j")
    first = mine.js("return document.activeElement.closest('.card') === document.querySelector('.card')")
    press("j")
    assert first
    assert mine.js("return document.activeElement.closest('.card') === document.querySelectorAll('.card')[1]")
    was_open = mine.js("return document.activeElement.parentElement.open")
    press(keys.ENTER)
    assert mine.js("return document.activeElement.parentElement.open") != was_open
    press("/")
    assert mine.js("return document.activeElement.name") == "q"
    press("j")
    assert mine.js("return document.activeElement.value") == "j"


def test_a_link_from_elsewhere_opens_the_sentence(mine: Page) -> None:
    mine.driver.get(mine.driver.current_url.split("#")[0] + "#c0")
    mine.driver.refresh()
    assert mine.all("#reader mark.here")[0].text == "16 человек"


def test_a_finding_has_a_link_of_its_own(mine: Page) -> None:
    mine.js("document.querySelectorAll('details').forEach(d => d.open = false)")
    mine.driver.get(mine.driver.current_url.split("#")[0] + "#f-a1b2c3d4e5f6")
    mine.settle()
    shown = mine.all("#f-a1b2c3d4e5f6")[0]
    assert "says less than 14–16" in shown.text
    # from the sentence to its article, and from the article back to another finding it is in
    mine.js("document.querySelectorAll('a.row')[1].click()")
    links = mine.all("#reader .mentions a")
    assert [link.text.split(":")[0] for link in links] == ["contradiction", "less exact"]
    links[0].click()
    box = mine.js("return document.getElementById('f-3f9c0d5e77aa').getBoundingClientRect().top")
    assert -200 < box < 800
    assert mine.errors() == []


def test_phone_does_not_scroll_sideways(mine: Page) -> None:
    mine.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        assert mine.js("return document.documentElement.scrollWidth") <= 360
        mine.all(".open-link a")[0].click()
        assert mine.js("return document.getElementById('reader').getBoundingClientRect().width") == 360
    finally:
        mine.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_print_opens_every_finding(mine: Page) -> None:
    mine.js(
        "document.querySelectorAll('details').forEach(d => d.open = false); dispatchEvent(new Event('beforeprint'))"
    )
    assert mine.js("return [...document.querySelectorAll('.card details')].every(d => d.open)")
    assert not mine.js("return document.getElementById('articles').open")
    mine.js("dispatchEvent(new Event('afterprint'))")
    assert not mine.js("return [...document.querySelectorAll('.card details')].some(d => d.open)")


def test_hostile_text_stays_text(page: Page, tmp_path: Path) -> None:
    report = samples.hostile_report()
    path = tmp_path / "hostile.html"
    path.write_text(render(report, "html", RenderOptions(texts={"a": report.claims[0].sentence})), encoding="utf-8")
    page.show(path)
    page.js("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.all("a.row, .open-link a a")[0].click()
    assert page.js("return document.querySelectorAll('img, iframe, b b, a[href^=javascript]').length") == 0
    assert page.js("return document.scripts.length") == 1
    assert "<script>alert(1)</script>" in page.driver.find_element("css selector", "h3").text
    assert page.errors() == []


def test_a_page_without_findings(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(render(samples.empty_report(), "html"), encoding="utf-8")
    page.show(path)
    page.driver.find_element("css selector", "body").send_keys("j/k")
    assert "Nothing found that does not agree." in page.driver.find_element("css selector", "body").text
    assert page.errors() == []


def test_two_thousand_findings(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    path.write_text(render(samples.toll_report(2000), "html"), encoding="utf-8")
    page.show(path)
    took = page.js(
        "const t = performance.now(); const q = document.getElementById('filters').elements.severity; q.value = 'note';"
        "q.dispatchEvent(new Event('input', {bubbles: true})); return t"
    )
    page.settle()
    assert page.all("#count")[0].text == "666 of 2000 findings about 666 facts"
    assert page.js("return performance.now()") - took < 5000  # it is tens of milliseconds; a bound for slow machines
    assert page.errors() == []


def test_no_request_was_sent(page: Page) -> None:
    """Runs last in this file: over all that was clicked, nothing went out."""
    assert page.requests() == []
