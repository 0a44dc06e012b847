/* Short ways of the pages: drafts keep themselves, errors take the focus, the end of a session is announced.
   Every page works without this file. */
"use strict";

const QUIET_MS = 2000; // so long after the last key a draft is kept
const LONGEST_MS = 8000; // and whoever types without a pause loses no more than this
const WARN_SECONDS = 120; // WCAG 2.2.1 asks for 20 at least

function keepDrafts(form) {
  const state = form.querySelector("[data-draft-state]");
  let waiting = 0;
  let since = 0; // when the oldest word that is not kept was typed
  let kept = new URLSearchParams(new FormData(form)).toString();

  async function keep() {
    clearTimeout(waiting);
    since = 0;
    const typed = new URLSearchParams(new FormData(form));
    if (typed.toString() === kept) return;
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: "POST", body: typed, keepalive: true, headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      kept = typed.toString();
      const { saved_at: savedAt } = await answer.json();
      state.textContent = `${state.dataset.saved} ${savedAt}`;
    } catch {
      state.textContent = state.dataset.failed;
    }
  }

  function soon() {
    since ||= Date.now();
    clearTimeout(waiting);
    waiting = setTimeout(keep, Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - Date.now())));
  }

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
}

function countWeights(form) {
  const sum = form.querySelector("[data-weight-sum]");
  if (!sum) return;
  const fields = form.querySelectorAll("[data-weight]");
  const count = () => {
    let total = 0;
    for (const field of fields) total += Number(field.value.normalize("NFKC")) || 0;
    sum.textContent = String(total);
  };
  form.addEventListener("input", count);
  sum.parentElement.hidden = false;
  count();
}

function countOpen(form) {
  for (const part of form.querySelectorAll("[data-part]")) {
    const groups = new Set();
    const answered = new Set();
    for (const radio of part.querySelectorAll("input[type=radio]")) {
      groups.add(radio.name);
      if (radio.checked) answered.add(radio.name);
    }
    const place = document.querySelector(`[data-open-of="${part.dataset.part}"]`);
    if (!place || !groups.size) continue;
    const open = groups.size - answered.size;
    place.textContent = open ? `${place.dataset.open} ${open}` : place.dataset.done;
    place.classList.toggle("late", open > 0);
    place.classList.toggle("done", open === 0);
  }
}

function countTicks(form) {
  const count = () => {
    const ticked = form.querySelectorAll("input[type=checkbox]:checked").length;
    form.querySelector("[data-ticked]").value = String(ticked);
    form.querySelector("[data-count]").textContent = String(ticked);
  };
  form.addEventListener("change", count);
  count();
}

function orderRanks(list) {
  const form = list.closest("form");
  const said = form.querySelector("[data-moved]");
  const rows = () => [...list.querySelectorAll("[data-row]")];
  const rank = (row) => row.querySelector("[data-rank]");
  const isUnfit = (row) => row.querySelector("[data-unfit]").checked;
  const number = (row) => Number(rank(row).value.normalize("NFKC")) || Infinity;
  const changed = () => form.dispatchEvent(new Event("input"));

  function renumber() { // from the order of the rows; whoever is unsuitable has no place
    let nth = 0;
    for (const row of rows()) rank(row).value = isUnfit(row) ? "" : String(++nth);
    changed();
  }

  function sort() { // to the numbers typed; equal ones stay as they stand
    const focused = document.activeElement;
    for (const row of rows().sort((one, other) => number(one) - number(other) || 0)) list.append(row);
    focused?.focus();
  }

  function move(button, row) {
    const beside = "up" in button.dataset ? row.previousElementSibling : row.nextElementSibling;
    if (beside && "up" in button.dataset) beside.before(row);
    else if (beside) beside.after(row);
    renumber();
    button.focus();
    if (rank(row).value) said.textContent = `${rank(row).value}${said.dataset.words}`;
  }

  for (const row of rows()) {
    row.querySelector("[data-moves]").hidden = false;
    for (const button of row.querySelectorAll("[data-up], [data-down]")) {
      button.addEventListener("click", () => move(button, row));
    }
    rank(row).addEventListener("change", sort);
    row.querySelector("[data-unfit]").addEventListener("change", () => {
      if (isUnfit(row)) rank(row).value = "";
      changed();
    });
  }
}

function announceEnd() {
  const notice = document.getElementById("session");
  const seconds = Number(document.body.dataset.sessionEnds);
  if (!notice || !seconds) return;
  const lead = Math.max(seconds - WARN_SECONDS, 0) * 1000;
  let waiting = setTimeout(() => { notice.hidden = false; }, lead);
  notice.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) { form.submit(); return; }
    notice.hidden = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => { notice.hidden = false; }, lead);
  });
}

for (const form of document.querySelectorAll("form[data-draft-url]")) keepDrafts(form);
for (const form of document.querySelectorAll("form[data-counts]")) {
  countWeights(form);
  countOpen(form);
  form.addEventListener("change", () => countOpen(form));
}
for (const form of document.querySelectorAll("form[data-ticks]")) countTicks(form);
for (const list of document.querySelectorAll("[data-ranks]")) orderRanks(list);
document.addEventListener("htmx:afterSettle", () => {
  const said = document.querySelector("[data-announced]");
  if (said) said.textContent = document.querySelector("[data-announce]")?.textContent ?? "";
});
document.querySelector("[data-errors]")?.focus();
announceEnd();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
