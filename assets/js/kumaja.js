// Only smooths: every page works without it.
import "htmx.org";
import { startDesk } from "./desk.js";

/** Leave at once: the page that is left does not stay behind the Back button.
 *
 * Heard on the document, since the link may come with results that were fetched later.
 */
function quickExit() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-quick-exit]");
    if (!link) return;
    event.preventDefault();
    window.location.replace(link.href);
  });
}

/** The summary of errors takes focus, so that it is heard first. */
function focusSummary(root) {
  root.querySelector("[data-error-summary]")?.focus();
}

/** Long work shows how far it is by loading its page again. */
function watchWork() {
  const work = document.querySelector("[data-reload-seconds]");
  if (work) setTimeout(() => window.location.reload(), Number(work.dataset.reloadSeconds) * 1000);
}

/** Open menus close with Escape, and when focus or a click goes elsewhere. */
function closeMenus() {
  const menus = document.querySelectorAll("details[data-menu]");
  const close = (menu, focus) => {
    menu.open = false;
    if (focus) menu.querySelector("summary").focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus) if (menu.open) close(menu, menu.contains(document.activeElement));
  });
  document.addEventListener("click", (event) => {
    for (const menu of menus) if (menu.open && !menu.contains(event.target)) close(menu, false);
  });
}

/** Lists that are being fetched anew say so after 400 ms; the old list stays, dimmed. */
function sayBusy() {
  let waiting;
  document.addEventListener("htmx:before:request", (event) => {
    const target = event.detail?.ctx?.target;
    const status = document.querySelector("[data-busy-status]");
    target?.setAttribute?.("aria-busy", "true");
    if (status) waiting = setTimeout(() => { status.textContent = status.dataset.busyStatus; }, 400);
  });
  document.addEventListener("htmx:finally:request", (event) => {
    clearTimeout(waiting);
    event.detail?.ctx?.target?.removeAttribute?.("aria-busy");
    const status = document.querySelector("[data-busy-status]");
    if (status) status.textContent = "";
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const target = event.detail?.ctx?.target;
    if (!(target instanceof Element)) return;
    focusSummary(target);
    target.querySelector("[data-focus-after-swap]")?.focus();
  });
}

quickExit();
focusSummary(document);
watchWork();
closeMenus();
sayBusy();
startDesk();
