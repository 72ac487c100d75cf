// Keeps now and then what is typed in a form of the workbench, as its button "keep for later" does.
'use strict';
for (const form of document.querySelectorAll('form[data-keep]')) {
  const told = form.querySelector('[data-kept]');
  let changed = false;
  let under = false;
  form.addEventListener('input', () => { changed = true; });
  form.addEventListener('submit', () => { changed = false; });
  const keep = async () => {
    if (!changed || under) {
      return;
    }
    changed = false;
    under = true;
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') {
        typed.append(name, value);
      }
    }
    typed.append('keep', 'script');
    try {
      const answer = await fetch(form.action, { method: 'POST', body: typed, redirect: 'manual' });
      if (answer.status !== 204) {
        throw new Error(answer.status);
      }
      const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
      told.textContent = told.dataset.kept + ' ' + now;
    } catch (failed) {
      changed = true;
      told.textContent = told.dataset.lost;
    }
    under = false;
  };
  setInterval(keep, 10000);
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep(); });
}
