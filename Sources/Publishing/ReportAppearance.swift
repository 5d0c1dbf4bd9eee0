// How a report looks, on a screen in daylight and in the dark and on paper, and the script that sorts and filters.

/// Style sheet and script of the page: constant texts, nothing of a workspace is in them.
enum ReportAppearance {
  static let styleSheet = """
    :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f3f4f7; --line: #d4d8df;
      --link: #0b57d0; --mark: #fff3c4; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e8ec; --paper: #16181c; --soft: #22262c; --line: #3a4049; --link: #8ab4f8; --mark: #4a4215; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem; max-width: 110rem; color: var(--ink); background: var(--paper);
      font: 16px/1.45 system-ui, "Helvetica Neue", Arial, sans-serif; }
    h1 { font-size: 1.6rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
    a { color: var(--link); }
    code { font: .875em ui-monospace, "DejaVu Sans Mono", Menlo, monospace; overflow-wrap: anywhere; }
    dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0; font-size: .85rem; }
    dl.facts dd { margin: 0; }
    nav { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-top: 1rem;
      padding: .6rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
    section, figure, tr { scroll-margin-top: 4.5rem; }
    .remarks { border-left: 4px solid #c77700; padding: 0 1rem; background: var(--soft); }
    .remarks h2 { border: 0; margin: 0; padding-top: .75rem; }
    .remarks ul { margin: 0; padding-bottom: .75rem; }
    .figures { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
    figure { margin: 0; max-width: 100%; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
    figure > svg { display: block; width: 100%; height: auto; background: #ffffff; }
    figcaption { padding: .5rem .75rem; background: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
    :target { background: var(--mark); outline: 2px solid #e0a800; }
    svg a { cursor: pointer; }
    svg a:hover { opacity: .6; }
    .scroll { overflow-x: auto; margin: 1rem 0; }
    table.data { border-collapse: collapse; font-size: .9rem; }
    caption { text-align: left; font-weight: 600; padding: .3rem 0; }
    .data th, .data td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; font-weight: 400;
      border-bottom: 1px solid var(--line); }
    .data thead th { font-weight: 600; white-space: nowrap; }
    .data th:first-child, .data td:first-child { min-width: 9rem; }
    .data .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .data button { all: unset; cursor: pointer; font-weight: 600; }
    .data button:focus-visible { outline: 2px solid var(--link); }
    th[aria-sort=ascending] button::after { content: " \u{25B2}"; }
    th[aria-sort=descending] button::after { content: " \u{25BC}"; }
    .filter { display: flex; gap: .75rem; align-items: center; font-size: .9rem; margin-top: 1rem; }
    .filter input { font: inherit; padding: .25rem .5rem; width: 18rem; max-width: 60%; color: inherit;
      background: var(--soft); border: 1px solid var(--line); border-radius: 4px; }
    @media print {
      :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --soft: #ffffff; --line: #999999; --link: #000000; }
      body { padding: 0; max-width: none; font-size: 10pt; }
      nav, .filter { display: none; }
      figure, tr { break-inside: avoid; }
      h2 { break-after: avoid; }
      .scroll { overflow: visible; }
    }

    """

  /// Without it every row is there, in the model's order.
  static let script = """
    "use strict";
    for (const table of document.querySelectorAll("table.data")) {
      const body = table.tBodies[0], rows = Array.from(body.rows);
      const label = document.createElement("label"), input = document.createElement("input");
      const count = document.createElement("span");
      input.type = "search";
      input.placeholder = "filter";
      input.setAttribute("aria-label", "filter " + table.caption.textContent);
      label.className = "filter";
      label.append(input, count);
      table.parentNode.before(label);
      const filter = () => {
        const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
        let shown = 0;
        for (const row of rows) {
          const text = row.textContent.toLowerCase();
          row.hidden = !words.every(word => text.includes(word));
          shown += row.hidden ? 0 : 1;
        }
        count.textContent = shown + " of " + rows.length;
      };
      input.addEventListener("input", filter);
      filter();
      const key = (row, column) => {
        const cell = row.cells[column];
        return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
      };
      const compare = (a, b) => {
        if (typeof a === "number" && typeof b === "number") return a - b;
        if (typeof a === typeof b) return a.localeCompare(b, "en", { numeric: true });
        return typeof a === "number" ? -1 : 1;
      };
      Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = head.textContent;
        head.replaceChildren(button);
        button.addEventListener("click", () => {
          const falls = head.getAttribute("aria-sort") === "ascending";
          for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
          head.setAttribute("aria-sort", falls ? "descending" : "ascending");
          const sign = falls ? -1 : 1;
          body.append(...rows.slice().sort((a, b) => sign * compare(key(a, column), key(b, column))));
        });
      });
    }
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && target.hidden) {
        for (const other of target.closest("section").querySelectorAll(".filter input")) {
          other.value = "";
          other.dispatchEvent(new Event("input"));
        }
        target.scrollIntoView();
      }
    };
    window.addEventListener("hashchange", reveal);

    """
}
