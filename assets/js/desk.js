// The desk where answers are given by the dozen. Keys of one letter work only while focus is in
// the queue or in the choices, and can be turned off in this browser (WCAG 2.1.4).
const OFF = "kumaja-keys-off";
const NEXT = "kumaja-desk-next";

const read = (store, key) => { try { return store.getItem(key); } catch { return null; } };
const keep = (store, key, value) => {
  try { value ? store.setItem(key, value) : store.removeItem(key); } catch { /* works without */ }
};
const one = (name) => document.querySelector(`[data-keys="${name}"]`);
const isShown = (element) => element.getClientRects().length > 0;

/** Move the focus to the link before or after, among those that are seen. */
function step(link, by) {
  const links = [...document.querySelectorAll('[data-keys="queue"] a')].filter(isShown);
  links[links.indexOf(link) + by]?.focus();
}

/** Choose the answer of a number, as a click would. */
function choose(number) {
  const choice = one("choices")?.querySelectorAll('input[type="radio"]')[number - 1];
  if (!choice) return false;
  choice.click();
  choice.focus();
  return true;
}

/** Save, and remember to go on by keys on the page that follows. */
function save(form) {
  keep(sessionStorage, NEXT, "yes");
  form.requestSubmit();
}

function pressed(event) {
  if (read(localStorage, OFF) || event.altKey || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : document.body;
  const part = target.closest("[data-keys]");
  const form = one("choices")?.form;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    if (!form || !(part || form.contains(target))) return;
    event.preventDefault();
    save(form);
  } else if (part && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && part.dataset.keys === "queue") step(target.closest("a"), by);
    else if (!/^[1-6]$/.test(event.key) || !choose(Number(event.key))) return;
    event.preventDefault();
  }
}

/** The list of keys, with its switch; without script there are no keys, and no list of them. */
function tellKeys(help) {
  const button = help.querySelector("[data-keys-switch]");
  const draw = () => {
    const isOff = Boolean(read(localStorage, OFF));
    button.textContent = isOff ? button.dataset.on : button.dataset.off;
  };
  button.addEventListener("click", () => {
    keep(localStorage, OFF, read(localStorage, OFF) ? "" : "yes");
    draw();
  });
  draw();
  help.hidden = false;
}

/** How many get the answer, said before it is given. */
function countTicked(line) {
  const ticks = [...document.querySelectorAll(`input[name="${line.dataset.ticked}"]`)];
  const draw = () => {
    const count = ticks.filter((tick) => tick.checked).length;
    line.hidden = count === 0;
    line.textContent = count ? line.dataset.many.replace("{n}", String(count + 1)) : "";
  };
  for (const tick of ticks) tick.addEventListener("change", draw);
  draw();
}

/** Bring the open point into the queue's view; who came by keys goes on by keys from it. */
function goOn() {
  const current = document.querySelector('[data-keys="queue"] [aria-current]');
  const pane = current?.closest(".k-panes__queue");
  if (pane && isShown(current)) {
    pane.scrollTop += current.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }
  const byKeys = read(sessionStorage, NEXT);
  keep(sessionStorage, NEXT, "");
  if (!byKeys || document.querySelector("[data-error-summary]")) return;
  const first = one("choices")?.querySelector("input");
  (current && isShown(current) ? current : first)?.focus({ preventScroll: true });
}

/** Start what the desk has, where there is one. */
export function startDesk() {
  for (const line of document.querySelectorAll("[data-ticked]")) countTicked(line);
  if (one("queue")) goOn();
  const help = document.querySelector("[data-keys-help]");
  if (!help) return;
  tellKeys(help);
  document.addEventListener("keydown", pressed);
}
