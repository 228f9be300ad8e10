"""Looking at a page: what a person would stumble over, told in a line each."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SMALLEST, SMALLEST_ON_PHONES = 24, 44  # px
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
LARGE_TEXT = "() => { document.documentElement.style.fontSize = '200%'; }"
# A control is as large as the surface that answers to it: a card's link may answer for the card.
# Links that stand as words of a text are as high as its line: for these the smaller size holds.
TARGETS = """([smallest, common]) => {
  const told = [];
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const blocks = "p, li, dd, dt, td, th, blockquote, aside, h1, h2, h3, h4, figcaption";
  const reach = (whole, least, x, y, dx, dy) => {
    let steps = 0;
    const answers = () =>
      whole.contains(document.elementFromPoint(x + dx * steps, y + dy * steps));
    while (steps < least && answers()) steps += 1;
    return steps;
  };
  for (const one of document.querySelectorAll(all)) {
    if (one.matches('a[href="#main"]') || !one.checkVisibility()) continue;
    const whole = one.matches("[type=checkbox], [type=radio]") ? one.closest("label") ?? one : one;
    const block = one.parentElement.closest(blocks);
    const inText = block && getComputedStyle(one).display.startsWith("inline")
      && block.textContent.trim().length > one.textContent.trim().length;
    let box = whole.getBoundingClientRect();
    const isWord = one.localName === "a" && getComputedStyle(one).display === "inline";
    const least = isWord ? smallest : common;
    const isLarge = box.width >= least - 0.5 && box.height >= least - 0.5;
    if (inText || box.width <= 1 || isLarge) continue;
    whole.scrollIntoView({ block: "center", behavior: "instant" });
    box = whole.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const wide = reach(whole, least, x, y, 1, 0) + reach(whole, least, x, y, -1, 0);
    const tall = reach(whole, least, x, y, 0, 1) + reach(whole, least, x, y, 0, -1);
    if (wide >= least && tall >= least) continue;
    const name = (one.innerText || one.name || "").trim().replace(/\\s+/g, " ").slice(0, 40);
    const size = `${box.width.toFixed(0)} × ${box.height.toFixed(0)}`;
    told.push(`${one.tagName.toLowerCase()} “${name}” is ${size}`);
  }
  return told;
}"""
# What is only for the ear is clipped on purpose.
CLIPPED = """() => {
  const told = [];
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest("svg") || !one.checkVisibility() || !one.textContent.trim()) continue;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || style.clipPath !== "none") continue;
    const hides = (way) => way === "hidden" || way === "clip";
    const wide = hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    const tall = hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
    const text = one.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
    if (wide || tall) told.push(`${one.tagName.toLowerCase()} cuts “${text}”`);
  }
  return told;
}"""
WIDEST = """() => {
  const edge = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("body *")].filter((one) =>
    one.checkVisibility() && one.getBoundingClientRect().right > edge + 1 && !one.closest("svg"));
  const last = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
  return last.slice(0, 3).map((one) =>
    `${one.tagName.toLowerCase()} “${one.textContent.trim().replace(/\\s+/g, " ").slice(0, 40)}”`);
}"""


def faults_seen_by_axe(page: Page) -> list[str]:
    """Return what axe finds, a line a place."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['html'][:160]}"
        for fault in found
        for node in fault["nodes"]
    ]


def faults_of_frame(page: Page, language: str) -> list[str]:
    """Return what is wrong with the page's language, title and first heading."""
    told = []
    if page.locator("html").get_attribute("lang") != language:
        told.append(f"The page does not say that it is in {language}.")
    if page.locator("h1").count() != 1:
        told.append(f"It has {page.locator('h1').count()} first headings.")
    if not page.title().endswith("Kumaja") or len(page.title()) < len("Kumaja – a"):
        told.append(f"Its title is “{page.title()}”.")
    return told


def small_targets(page: Page) -> list[str]:
    """Return controls outside of running text that are too small to hit."""
    size = page.viewport_size
    is_phone = size is not None and size["width"] < 640
    common = SMALLEST_ON_PHONES if is_phone else SMALLEST
    found: list[str] = page.evaluate(TARGETS, [SMALLEST, common])
    return found


def faults_of_width(page: Page) -> list[str]:
    """Return what does not fit a screen of 320 px, with common and with doubled text."""
    page.set_viewport_size({"width": 320, "height": 640})
    told = []
    for size in ("common", "doubled"):
        if size == "doubled":
            page.evaluate(LARGE_TEXT)
        if over := page.evaluate(SIDEWAYS):
            widest = ", ".join(page.evaluate(WIDEST))
            told.append(f"With {size} text it scrolls {over} px sideways: {widest}")
        told += [f"With {size} text {cut}" for cut in page.evaluate(CLIPPED)]
    return told
