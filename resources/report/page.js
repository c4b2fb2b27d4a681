"use strict";
// Shows the section that the address names and hides the others; the text is in the page already.
(function () {
  var side = document.getElementById("side");
  var sections = Array.prototype.slice.call(side.querySelectorAll(":scope > section"));
  var lines = sections.filter(function (one) { return one.classList.contains("line"); });
  var links = Array.prototype.slice.call(document.querySelectorAll(".links a"));
  var find = document.getElementById("find");
  var found = document.getElementById("found");
  var rows = Array.prototype.slice.call(document.querySelectorAll("#overview li"));
  var back = document.createElement("nav");
  back.className = "back";
  back.setAttribute("aria-label", "From line to line");
  side.insertBefore(back, side.firstChild);

  function link(target, text) {
    var made = document.createElement("a");
    made.href = "#" + target;
    made.textContent = text;
    back.appendChild(made);
  }

  function wanted() {
    var target = document.getElementById(location.hash.slice(1)); // our ids are plain letters
    var section = target && target.closest("main > section");
    return section || document.getElementById("overview");
  }

  function neighbors(section) {
    var ways = section.querySelectorAll('a[href^="#line-"], a[href^="#name-"]');
    return Array.prototype.map.call(ways, function (one) { return one.getAttribute("href").slice(1); });
  }

  function show(moved) {
    var now = wanted();
    var at = lines.indexOf(now);
    var near = now.id === "overview" ? [] : neighbors(now);
    sections.forEach(function (one) { one.hidden = one !== now; });
    links.forEach(function (one) {
      var to = one.getAttribute("data-to");
      one.classList.toggle("on", to === now.id);
      one.classList.toggle("near", to !== now.id && near.indexOf(to) >= 0);
    });
    back.hidden = now.id === "overview";
    back.textContent = "";
    link("overview", "All names and lines");
    if (at > 0) link(lines[at - 1].id, "← Line " + (at));
    if (at >= 0 && at < lines.length - 1) link(lines[at + 1].id, "Line " + (at + 2) + " →");
    if (moved) {
      var head = now.querySelector("h3");
      if (head) {
        head.tabIndex = -1;
        head.focus({ preventScroll: true });
      }
      if (side.getBoundingClientRect().top < 0 || window.innerWidth < 960) side.scrollIntoView();
    }
  }

  function look() {
    var words = find.value.toLocaleLowerCase().trim();
    var many = 0;
    rows.forEach(function (one) {
      var fits = one.getAttribute("data-find").indexOf(words) >= 0;
      one.hidden = !fits;
      if (fits && one.parentNode.className === "names") many += 1;
    });
    found.textContent = words ? many + (many === 1 ? " name" : " names") : "";
  }

  document.querySelector(".find").hidden = false;
  find.addEventListener("input", look);
  find.addEventListener("keydown", function (event) {
    var first = rows.filter(function (one) { return !one.hidden; })[0];
    if (event.key === "Enter" && first) location.hash = first.querySelector("a").getAttribute("href");
  });
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    var writing = document.activeElement === find;
    var at = lines.indexOf(wanted());
    if (event.key === "Escape") {
      if (writing && find.value) { find.value = ""; look(); } else location.hash = "#overview";
    } else if (event.key === "/" && !writing) {
      event.preventDefault();
      location.hash = "#overview";
      show(false);
      find.focus();
    } else if (event.key === "ArrowRight" && !writing && at < lines.length - 1) {
      location.hash = lines[at + 1].id;
    } else if (event.key === "ArrowLeft" && !writing && at > 0) {
      location.hash = lines[at - 1].id;
    }
  });
  window.addEventListener("hashchange", function () { show(true); });
  show(false);
})();
