// Lighthouse on the pages that a person meets first: start page, a page of the form (come to by its button, as a person does),
// the door of the mailbox and the mailbox itself. Fails where a page falls short of what is promised in docs/figures.md.
//
//   npm ci && CHROME_PATH=/usr/bin/chromium node measure.mjs http://localhost:8080 [tenant procedure]
import {startFlow} from 'lighthouse';
import puppeteer from 'puppeteer-core';

const [address = 'http://localhost:8080', tenant = 'kind-en-gezin', procedure = 'sectors'] = process.argv.slice(2);
const LEAST = {performance: 95, accessibility: 100, 'best-practices': 100};
const PRESSED = 'main form button.utrecht-button--primary-action';

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const rows = [];

/** As a slow telephone, which is what Lighthouse takes unless told otherwise. */
async function measured(name, act) {
  const page = await browser.newPage();
  const flow = await startFlow(page, {config: {extends: 'lighthouse:default', settings: {onlyCategories: Object.keys(LEAST)}}});
  await act(page, flow);
  const steps = (await flow.createFlowResult()).steps;
  const {categories, audits} = steps[steps.length - 1].lhr;
  const scores = Object.fromEntries(Object.keys(LEAST).map(each => [each, Math.round(categories[each].score * 100)]));
  const short = Object.keys(LEAST).filter(each => scores[each] < LEAST[each]);
  const why = short.flatMap(each => categories[each].auditRefs)
    .map(ref => audits[ref.id])
    .filter(audit => audit.score !== null && audit.score < 1)
    .map(audit => `${audit.id}: ${audit.displayValue ?? audit.title}`);
  rows.push({name, ...scores, kB: Math.round(audits['total-byte-weight'].numericValue / 102.4) / 10, why});
  await page.close();
}

/** Presses what leads on, and measures the page that comes. */
async function pressed(page, flow, name) {
  await flow.startNavigation({name});
  await page.click(PRESSED);
  await flow.endNavigation();
}

await measured('start page', async (page, flow) => flow.navigate(`${address}/${tenant}`));
await measured('before the form', async (page, flow) => flow.navigate(`${address}/${tenant}/melden/${procedure}`));
await measured('a page of the form', async (page, flow) => {
  await page.goto(`${address}/${tenant}/melden/${procedure}`);
  await pressed(page, flow, 'begin');
});
await measured('the door of the mailbox', async (page, flow) => flow.navigate(`${address}/${tenant}/postvak`));
const receipt = process.env.RECEIPT;
if (receipt) {
  await measured('the mailbox', async (page, flow) => {
    await page.goto(`${address}/${tenant}/postvak`);
    await page.type('#code', receipt);
    await pressed(page, flow, 'enter');
  });
}
await browser.close();

for (const {why, ...row} of rows) {
  console.log(Object.entries(row).map(([key, value]) => `${key} ${value}`).join(' | '));
  why.forEach(each => console.log('  ' + each));
}
process.exit(rows.some(row => row.why.length > 0) ? 1 : 0);
