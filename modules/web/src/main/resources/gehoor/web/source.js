// The text of a procedure: lines are numbered, and what the language says of them is told while somebody types.
'use strict';
for (const form of document.querySelectorAll('form[data-check]')) {
  const text = form.querySelector('textarea');
  const numbers = form.querySelector('[data-numbers]');
  const told = document.querySelector('[data-problems]');
  let wait = 0;
  let latest = 0;
  const number = () => {
    const count = text.value.split('\n').length;
    const wrong = new Set([...told.querySelectorAll('[data-line]')].map(each => Number(each.dataset.line)));
    numbers.replaceChildren(...Array.from({ length: count }, (none, i) => {
      const line = document.createElement('span');
      line.textContent = String(i + 1) + '\n';
      line.className = wrong.has(i + 1) ? 'house-editor__wrong' : '';
      return line;
    }));
    numbers.scrollTop = text.scrollTop;
  };
  const go = line => {
    const lines = text.value.split('\n');
    const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    text.focus();
    text.setSelectionRange(from, from + (lines[line - 1] || '').length);
    text.scrollTop = (line - 4) * text.scrollHeight / lines.length;
  };
  // A line's number becomes a button that leads to it.
  const lead = () => {
    for (const each of told.querySelectorAll('[data-line] .house-problems__line')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'utrecht-link house-problems__line';
      button.textContent = each.textContent;
      button.addEventListener('click', () => go(Number(button.closest('[data-line]').dataset.line)));
      each.replaceWith(button);
    }
    number();
  };
  const check = async () => {
    const mine = ++latest;
    try {
      const answer = await fetch(form.dataset.check, { method: 'POST', body: new URLSearchParams({ text: text.value }), redirect: 'manual' });
      if (mine !== latest || (answer.status !== 200 && answer.status !== 422)) {
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      told.replaceChildren(...page.body.childNodes);
      lead();
    } catch (failed) {
      // The button tells the same.
    }
  };
  text.addEventListener('input', () => {
    number();
    clearTimeout(wait);
    wait = setTimeout(check, 700);
  });
  text.addEventListener('scroll', () => { numbers.scrollTop = text.scrollTop; });
  form.classList.add('house-form--numbered');
  lead();
  if (form.dataset.at) {
    go(Number(form.dataset.at));
  }
}
