"use strict";
(() => {
  const fold = 20;

  // Theme: what the system says, unless the reader chose.
  const themes = ["system", "light", "dark"];
  const button = document.getElementById("theme");
  const remember = (theme) => { try { localStorage.setItem("barrow-theme", theme); } catch { /* a file: page may have no storage */ } };
  const recall = () => { try { return localStorage.getItem("barrow-theme"); } catch { return null; } };
  const apply = (theme) => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
  };
  let theme = themes.includes(recall()) ? recall() : "system";
  apply(theme);
  button.hidden = false;
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    remember(theme);
    apply(theme);
  });

  // Tables: every header becomes a button; a third click restores the analyzer's order.
  const value = (row, column) => row.cells[column].dataset.value;
  const compare = (numeric) => (a, b) => {
    if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
    return numeric ? Number(a) - Number(b) : a.localeCompare(b);
  };
  const sort = (table, column, header, original) => {
    const numeric = ["bytes", "count", "ratio"].includes(header.dataset.kind);
    const first = numeric ? "descending" : "ascending";
    const second = numeric ? "ascending" : "descending";
    const state = header.getAttribute("aria-sort");
    const next = state === first ? second : state === second ? null : first;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    let rows = original;
    if (next) {
      header.setAttribute("aria-sort", next);
      const sign = next === "ascending" ? 1 : -1;
      const order = compare(numeric);
      rows = [...original].sort((a, b) => {
        const [x, y] = [value(a, column), value(b, column)];
        return x === "" || y === "" ? order(x, y) : sign * order(x, y);
      });
    }
    table.tBodies[0].append(...rows);
  };
  const tools = (table, original) => {
    const bar = document.createElement("div");
    bar.className = "tools";
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "search";
    label.append("Filter ", input);
    const more = document.createElement("button");
    more.type = "button";
    // A filter looks at all rows, and what was folded is folded again when it is cleared.
    let all = false;
    const show = () => {
      const wanted = input.value.toLowerCase();
      for (const row of original) row.hidden = !row.textContent.toLowerCase().includes(wanted);
      table.classList.toggle("folded", !all && !wanted);
      more.hidden = wanted !== "";
      more.textContent = all ? `Show the first ${fold}` : `Show all ${original.length} rows`;
      more.setAttribute("aria-expanded", String(all));
    };
    more.addEventListener("click", () => { all = !all; show(); });
    input.addEventListener("input", show);
    show();
    bar.append(label, more);
    table.parentElement.after(bar);
  };
  for (const table of document.querySelectorAll("table.sortable")) {
    const original = [...table.tBodies[0].rows];
    [...table.tHead.rows[0].cells].forEach((header, column) => {
      const control = document.createElement("button");
      control.type = "button";
      control.textContent = header.textContent;
      header.replaceChildren(control);
      control.addEventListener("click", () => sort(table, column, header, original));
    });
    if (original.length > fold) tools(table, original);
  }

  // Link marks copy the whole address.
  for (const mark of document.querySelectorAll("a.anchor")) {
    mark.addEventListener("click", () => {
      const address = new URL(mark.getAttribute("href"), location.href).href;
      if (!navigator.clipboard) return;
      navigator.clipboard.writeText(address).then(() => {
        mark.textContent = "copied";
        setTimeout(() => { mark.textContent = "#"; }, 1200);
      }, () => {});
    });
  }

  // A link into folded evidence opens it. Ids are ASCII, so nothing is percent-encoded.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    for (let element = target; element; element = element.parentElement) {
      if (element.tagName === "DETAILS") element.open = true;
    }
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
