"use strict";
// The page works without this script (native details and links); it adds the filters, the reader beside
// the findings, and keys. Text is never turned into HTML here: nodes are cloned or set by textContent.
(() => {
  const $ = (id) => document.getElementById(id);
  const cards = [...document.querySelectorAll(".card[data-findings]")];
  const reader = $("reader");
  const form = $("filters");
  const texts = new WeakMap(); // a card's text in lower case, made when it is first searched
  let cameFrom = null;

  function text(card) {
    if (!texts.has(card)) texts.set(card, card.textContent.toLocaleLowerCase());
    return texts.get(card);
  }

  const many = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

  function filter() {
    const want = Object.fromEntries(["severity", "topic", "outlet", "lang"].map((name) => [name, form.elements[name].value]));
    const words = form.elements.q.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    let findings = 0;
    for (const card of cards) {
      const fits = Object.entries(want).every(([name, value]) => !value || card.dataset[name].split("\n").includes(value));
      const hit = fits && (!words.length || words.every((word) => text(card).includes(word)));
      card.hidden = !hit;
      if (hit) { shown += 1; findings += Number(card.dataset.findings); }
    }
    const all = cards.reduce((sum, card) => sum + Number(card.dataset.findings), 0);
    $("count").textContent = (findings === all ? "" : `${findings} of `) + `${many(all, "finding")} about ${many(shown, "fact")}`;
    $("none").hidden = shown > 0;
  }

  function open(id, from) {
    const mark = $(id);
    const article = mark && mark.closest(".source");
    if (!article) return false;
    const copy = article.cloneNode(true);
    copy.removeAttribute("id");
    for (const node of copy.querySelectorAll("[id]")) { node.dataset.was = node.id; node.removeAttribute("id"); }
    const here = copy.querySelector(`[data-was="${id}"]`);
    here.classList.add("here");
    here.tabIndex = -1;
    $("reading").replaceChildren(copy);
    if (reader.hidden) cameFrom = from || null;
    reader.hidden = false;
    here.scrollIntoView({ block: "center", behavior: "instant" });
    here.focus({ preventScroll: true });
    return true;
  }

  // A finding's own link: its card unfolds, and it comes into view.
  function goTo(id) {
    const finding = id.startsWith("f-") && $(id);
    if (!finding) return false;
    const card = finding.closest(".card");
    if (card.hidden && form) { form.reset(); filter(); }
    finding.closest("details").open = true;
    if (innerWidth < 1152) close();
    finding.scrollIntoView({ block: "start", behavior: "instant" });
    return true;
  }

  function close() {
    if (reader.hidden) return;
    reader.hidden = true;
    $("reading").replaceChildren();
    if (cameFrom) cameFrom.focus();
  }

  function move(by) {
    const seen = cards.filter((card) => !card.hidden);
    const now = seen.indexOf(document.activeElement && document.activeElement.closest(".card"));
    const next = seen[Math.min(Math.max(now + by, 0), seen.length - 1)];
    if (next) { const to = next.querySelector("summary"); to.focus(); to.scrollIntoView({ block: "start" }); }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-open]");
    const own = event.target.closest('a[href^="#f-"]');
    if (own) goTo(own.getAttribute("href").slice(1));
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && open(link.dataset.open, link)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const act = { j: () => move(1), k: () => move(-1), "/": () => form && form.elements.q.focus() }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  $("close").addEventListener("click", close);

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")].filter((node) => !node.closest("#articles"));
    for (const node of opened) node.open = true;
  });
  window.addEventListener("afterprint", () => { for (const node of opened) node.open = false; });

  if (form) {
    form.addEventListener("input", filter);
    form.addEventListener("change", filter); // some aids set a choice without an input event
    form.addEventListener("reset", () => setTimeout(filter)); // after the fields are cleared
    form.addEventListener("submit", (event) => event.preventDefault());
    form.parentElement.hidden = false;
    filter();
  }
  const follow = () => goTo(location.hash.slice(1)) || open(location.hash.slice(1));
  window.addEventListener("hashchange", follow);
  if (location.hash.length > 1) follow();
})();
