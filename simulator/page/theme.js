// Light or dark, before anything is drawn; without a choice it is as this computer is.

const KEPT = "colours";

function chosenTheme() {
  try { return localStorage.getItem(KEPT) ?? ""; } catch { return ""; }
}

function useTheme(name) {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
}

useTheme(chosenTheme());
addEventListener("DOMContentLoaded", () => {
  const field = document.getElementById("theme");
  field.value = chosenTheme();
  field.onchange = () => {
    try { localStorage.setItem(KEPT, field.value); } catch { /* it holds until the next load */ }
    useTheme(field.value);
  };
});
