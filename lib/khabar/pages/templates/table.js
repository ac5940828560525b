// Tables of a report can be searched and sorted. Nothing is fetched and nothing is kept; the data stays as it is.
"use strict";
(() => {
  const main = document.querySelector("main");
  const language = document.documentElement.lang;
  const ordered = new Intl.Collator(language, { numeric: true });

  // Spelling as a reader overlooks it: vowel signs, hamza, ya, ta marbuta, digits.
  const folded = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, "")
    .replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647").replace(/[\u0660-\u0669]/g, (digit) => digit.charCodeAt(0) - 0x660);

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.classList.contains("none") ? null : cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
  };

  // Empty cells stay at the end, whichever way.
  const compare = (column, way) => (one, other) => {
    const a = key(one, column), b = key(other, column);
    if (a === null || b === null) return (a === null) - (b === null);
    return way * (typeof a === "number" && typeof b === "number" ? a - b : ordered.compare(a, b));
  };

  const sortable = (table, head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = `${main.dataset.sort} ${head.textContent}`;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      table.tBodies[0].append(...[...table.tBodies[0].rows].sort(compare(column, way)));
    });
  };

  const searchable = (box, table) => {
    const rows = [...table.tBodies[0].rows];
    const texts = rows.map((row) => folded(row.textContent));
    const label = document.createElement("label"), input = document.createElement("input"), count = document.createElement("output");
    label.className = "find";
    input.type = "search";
    label.append(main.dataset.search, " ", input, count);
    box.prepend(label);
    input.addEventListener("input", () => {
      const words = folded(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, n) => {
        row.hidden = !words.every((word) => texts[n].includes(word));
        shown += !row.hidden;
      });
      count.textContent = words.length ? main.dataset.found.replace("{shown}", shown).replace("{n}", rows.length) : "";
    });
  };

  for (const box of document.querySelectorAll(".khabar-table")) {
    const table = box.querySelector("table");
    const rows = table ? table.tBodies[0].rows.length : 0;
    if (rows > 2) [...table.tHead.rows[0].cells].forEach((head, column) => sortable(table, head, column));
    if (rows > 7) searchable(box, table);
  }

  // A link to a place in a folded article unfolds it.
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folds = target && target.closest("details");
    if (folds && !folds.open) {
      folds.open = true;
      target.scrollIntoView({ block: "center" });
    }
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
