// Makes resources/gehoor/web/house.css: the Utrecht components that the book uses, with our values in place of their
// tokens, and house.css after them. Prints the sizes.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import postcss from 'postcss';
import parseValue from 'postcss-value-parser';
import { transform } from 'lightningcss';

const here = new URL('.', import.meta.url);
const read = (path) => readFileSync(new URL(path, here), 'utf8');

// What we have other answers to: bare table cells, shadows that are white in the dark, what :focus-visible says once for all.
const LEFT_OUT = /--html-table|--overflow-inline|:focus-visible|:lang\(ar\)|:has\(\.utrecht-button\)|:disabled|:read-only|__data--|:fullscreen/;

// In the order in which they may override each other.
const COMPONENTS = `page-layout page-header page-content page-footer skip-link heading-1 heading-2 heading-3 heading-4
  pre-heading paragraph link unordered-list ordered-list data-list separator figure blockquote code table
  form-field form-fieldset form-label form-field-description form-field-error-message textbox textarea select radio-button checkbox
  button button-group alert data-badge status-badge nav-bar nav-list breadcrumb-nav pagination`.split(/\s+/);

const tokens = JSON.parse(read('tokens.json'));
const pages = readdirSync(new URL('book/', here)).filter((name) => name.endsWith('.html')).map((name) => read(`book/${name}`));
const used = new Set(pages.flatMap((page) => [...page.matchAll(/class="([^"]*)"/g)].flatMap((found) => found[1].split(/\s+/))));

/** Whether every class that a selector asks for stands in the book. */
const wanted = (selector) =>
  !LEFT_OUT.test(selector) &&
  !(selector.startsWith('.utrecht-button') && /:hover|:active|:focus|aria-pressed|aria-busy/.test(selector)) &&
  [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([A-Za-z0-9_-]+)/g)].every(([, name]) => used.has(name));

const components = postcss.parse(
  COMPONENTS.map((name) => read(`node_modules/@utrecht/${name}-css/dist/index.css`).replace(/\/\*[\s\S]*?\*\//g, '')).join('\n'),
);
// A link drawn as a button looks as the button does: one rule for both, in place of a second component.
components.walkRules((rule) => {
  if (!/^\.utrecht-button(?!-\w)/.test(rule.selector)) return;
  rule.selectors = rule.selectors.flatMap((one) => [one, one.replaceAll('.utrecht-button', '.utrecht-button-link')]);
});
components.walkRules((rule) => {
  if (rule.parent.type === 'atrule' && rule.parent.name.includes('keyframes')) return;
  rule.selectors = rule.selectors.filter(wanted).length ? rule.selectors.filter(wanted) : ['.none'];
  if (rule.selector === '.none') rule.remove();
});

/** The value with our tokens filled in; null where nothing is left of it. What a component sets by itself stays a variable. */
function filled(value, own) {
  const parsed = parseValue(value);
  let nothing = false;
  const walk = (nodes) =>
    nodes.flatMap((node) => {
      if (node.type === 'function' && node.value === 'var') {
        const name = node.nodes.find((part) => part.type === 'word').value;
        const comma = node.nodes.findIndex((part) => part.type === 'div' && part.value === ',');
        if (name in tokens) return parseValue(tokens[name]).nodes;
        const otherwise = comma < 0 ? null : filled(parseValue.stringify(node.nodes.slice(comma + 1)).trim(), own);
        if (name.startsWith('--house-')) return [node];
        if (own.has(name)) return parseValue(otherwise === null ? `var(${name})` : `var(${name},${otherwise})`).nodes;
        if (otherwise === null) nothing = true;
        return otherwise === null ? [] : parseValue(otherwise).nodes;
      }
      if (node.nodes) node.nodes = walk(node.nodes);
      return [node];
    });
  parsed.nodes = walk(parsed.nodes);
  return nothing ? null : parsed.toString().trim();
}

// What falls away can leave others without a value: until nothing changes.
for (let before = ''; before !== components.toString(); ) {
  before = components.toString();
  const own = new Set();
  components.walkDecls(/^--/, (declaration) => own.add(declaration.prop));
  components.walkDecls((declaration) => {
    const value = filled(declaration.value, own);
    if (value === null || value === 'revert' || declaration.prop in tokens) declaration.remove();
    else declaration.value = value;
  });
  const asked = new Set([...components.toString().matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
  components.walkDecls(/^--/, (declaration) => {
    if (!asked.has(declaration.prop)) declaration.remove();
  });
  components.walkRules((rule) => { if (rule.nodes.length === 0) rule.remove(); });
  components.walkAtRules((rule) => { if (rule.nodes?.length === 0) rule.remove(); });
}

// A value that one rule gives itself, and nobody else gives or asks for, can stand where it is asked for.
for (let before = ''; before !== components.toString(); ) {
  before = components.toString();
  const at = new Map();
  components.walkDecls((declaration) => {
    const note = (name) => at.set(name, (at.get(name) ?? new Set()).add(declaration.parent));
    if (declaration.prop.startsWith('--')) note(declaration.prop);
    for (const [, name] of declaration.value.matchAll(/var\(\s*(--[\w-]+)/g)) note(name);
  });
  components.walkDecls(/^--/, (declaration) => {
    const rule = declaration.parent;
    const given = rule.nodes.filter((other) => other.prop === declaration.prop);
    if (at.get(declaration.prop).size > 1 || given.length > 1) return;
    rule.walkDecls((other) => {
      const parsed = parseValue(other.value);
      parsed.walk((node) => {
        if (node.type === 'function' && node.value === 'var' && node.nodes[0].value === declaration.prop) {
          Object.assign(node, { type: 'word', value: declaration.value, nodes: undefined });
        }
      });
      if (other !== declaration) other.value = parsed.toString();
    });
    declaration.remove();
  });
}

// What is so without being said (house.css gives every box its border, only controls inherit no font by themselves), and
// places in grids that we do not have.
components.walkDecls((declaration) => {
  const { prop, value } = declaration;
  const selector = declaration.parent.selector ?? '';
  const said = prop === 'box-sizing' || value === 'avoid-column' || /^-(moz|ms)-/.test(prop);
  const font = value === 'inherit' && !/textbox|textarea|select|button|code/.test(selector);
  const place = /^(grid-area|order|z-index|block-size|(-webkit-)?user-select)$/.test(prop) && !/skip-link|radio/.test(selector);
  // How a radio button shows what was chosen is ours.
  const drawn = /radio/.test(selector) && /^background-(image|position|repeat|size)$/.test(prop);
  if (said || font || place || drawn) declaration.remove();
});

// The names between components and themselves are nobody else's: short ones do.
const short = new Map();
const shortened = components.toString().replaceAll('screen and (-ms-high-contrast: active), ', '').replace(/--_?utrecht-[\w-]+/g, (name) => {
  if (!short.has(name)) short.set(name, `--u${short.size}`);
  return short.get(name);
});

const small = (css) =>
  transform({ filename: 'house.css', code: Buffer.from(css), minify: true }).code.toString().replace(/}(?=[^}])/g, '}\n');
const css = `/* Components: NL Design System, Utrecht (https://github.com/nl-design-system/utrecht), EUPL-1.2,
   Copyright (c) 2020-2026 Frameless B.V., Copyright (c) 2021-2026 Gemeente Utrecht; shortened, with values of our own. Licence:
   LICENSE-utrecht.md beside this file. Made by modules/web/src/main/css/build.mjs: do not edit. */
${small(`${shortened}\n${read('house.css')}`)}
`;
writeFileSync(new URL('../resources/gehoor/web/house.css', here), css);
const ours = new Set([...css.matchAll(/\.((?:house|utrecht)-[\w-]+)/g)].map(([, name]) => name));
const bare = [...used].filter((name) => name && !ours.has(name));
if (bare.length) console.log('in the book, without a rule:', bare.join(' '));
console.log(`house.css: ${css.length} bytes, ${gzipSync(css, { level: 9 }).length} gzipped`);
