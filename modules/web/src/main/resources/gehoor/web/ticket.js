// A ticket stands behind the # of its link, which no server is sent: it is put into the form, so that it need not be pasted.
(() => {
  const ticket = location.hash.slice(1);
  const field = document.getElementById("code");
  if (/^[A-Za-z0-9_-]{43}$/.test(ticket) && field && !field.hasAttribute("aria-invalid")) {
    field.value = ticket;
    document.getElementById("paste").hidden = true;
    document.querySelectorAll("a[hreflang]").forEach((language) => (language.href += "#" + ticket));
  }
})();
