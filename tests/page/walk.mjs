// Walks the page in a real browser: node walk.mjs BASE SHOTS CHROMIUM MODULES
// Every step that fails is named on stdout; the exit code says whether any did.
import { createRequire } from "node:module";
import { readFileSync, mkdirSync } from "node:fs";
import path from "node:path";

const [base, shots, executablePath, modules] = process.argv.slice(2);
const require = createRequire(path.join(modules, "node_modules", "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
mkdirSync(shots, { recursive: true });

let failed = 0;
async function step(name, act) {
  try {
    await act();
    console.log("ok   " + name);
  } catch (error) {
    failed += 1;
    console.log("FAIL " + name + ": " + String(error.message).split("\n")[0]);
  }
}
function check(holds, what) {
  if (!holds) throw new Error(what);
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

// The policy of the page lets no script in but its own, so the checker is put in by the browser's own hand.
async function faults(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Runtime.evaluate", { expression: axe });
  const { result } = await client.send("Runtime.evaluate", {
    expression: `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then((found) => JSON.stringify(found.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target).slice(0, 3).join(" | "))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  return JSON.parse(result.value);
}

const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] });
context.setDefaultTimeout(4000);
const page = await context.newPage();
const complaints = [];
page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
page.on("pageerror", (error) => complaints.push(String(error)));
const total = async () => Number((await page.locator("h1").innerText()).match(/\d+/)?.[0] ?? 0);

let itemAddress = "";
await step("search", async () => {
  await page.goto(base + "/");
  await page.fill("#q", "skola");
  await page.press("#q", "Enter");
  check((await total()) > 10, "few hits");
  check(await page.title() === (await page.locator("h1").innerText()) + " – paragraf", "title and heading differ");
  check((await page.locator("mark").count()) > 0, "nothing is marked");
  check((await page.locator("[role=status]").count()) === 1, "no status");
  await page.screenshot({ path: path.join(shots, "search.png"), fullPage: true });
});
await step("filter and remove", async () => {
  const all = await total();
  const box = page.locator("fieldset input[type=checkbox][name=organ]").first();
  const organ = await box.getAttribute("value");
  await box.check();
  await page.locator(".facets button[type=submit]").click();
  const fewer = await total();
  check(fewer > 0 && fewer < all, `${fewer} of ${all}`);
  check((await page.locator("h1").innerText()).includes(organ), "the heading does not say the organ");
  await page.locator(".chosen a").first().click();
  check((await total()) === all, "removing does not give all back");
});
await step("chart", async () => {
  const bar = page.locator(".chart svg a").nth(2);
  const name = await bar.getAttribute("aria-label");
  const [year, hits] = name.match(/\d+/g);
  await page.goto(base + (await bar.getAttribute("href")));
  check((await total()) === Number(hits), `${name} leads to ${await total()}`);
  check((await page.locator("h1").innerText()).includes(year), "the heading does not say the year");
});
await step("sort, fold and pages", async () => {
  await page.goto(base + "/sok?q=skola&sort=-date");
  const years = await page.locator(".hit .place").allInnerTexts();
  const days = years.map((text) => text.match(/\d{4}-\d\d-\d\d/)?.[0]).filter(Boolean);
  check([...days].sort().reverse().join() === days.join(), "not newest first");
  await page.goto(base + "/sok?q=skola&by=case");
  check((await page.locator(".hit").count()) > 0, "no cases");
  await page.goto(base + "/sok");
  await page.locator("a[rel=next]").click();
  check((await page.title()).includes("sidan 2"), "the title does not say the page");
});
await step("item", async () => {
  await page.goto(base + "/sok?q=budget");
  await page.locator(".hit h2 a").first().click();
  itemAddress = page.url();
  check((await page.locator(".body p").count()) > 0, "no text");
  await page.screenshot({ path: path.join(shots, "item.png"), fullPage: true });
});
await step("cite", async () => {
  await page.locator("button[data-copy]").first().click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  check(copied.includes("§"), copied);
  check((await page.locator("#citat2").innerText()).includes("SHA-256"), "no checksum");
});
await step("source, meeting, person", async () => {
  const source = await page.locator("#kalla ~ p a").first().getAttribute("href");
  check((await page.request.get(base + source)).ok(), "the source is not there");
  await page.getByRole("link", { name: "Mötet", exact: true }).click();
  check((await page.locator("ol.plain li").count()) > 1, "no items");
  await page.goto(base + "/personer");
  await page.locator("tbody th a").first().click();
  check((await page.locator(".hit").count()) > 0, "no items of the person");
  await page.screenshot({ path: path.join(shots, "person.png"), fullPage: true });
});
await step("case", async () => {
  await page.goto(base + "/sok?q=covid&by=case");
  const more = page.locator("details.case").first();
  await more.locator("summary").click();
  await more.locator("a").first().click();
  check((await page.locator(".timeline li").count()) > 1, "no line of time");
  await page.screenshot({ path: path.join(shots, "case.png"), fullPage: true });
});
await step("compare", async () => {
  await page.goto(base + "/jamfor");
  const fields = page.locator(".compare input[type=search]");
  await fields.nth(0).fill("skola");
  await fields.nth(1).fill("budget");
  await page.locator(".compare button").click();
  check((await page.locator("tbody tr").count()) > 2, "no years");
  await page.screenshot({ path: path.join(shots, "compare.png"), fullPage: true });
});
await step("nothing found", async () => {
  await page.goto(base + "/sok?q=xylofonfestival");
  check((await page.locator("#traffar li").count()) > 0, "no way on");
  await page.goto(base + "/sok?organ=Kommunstyrelsn");
  check((await page.locator("#traffar li a").first().innerText()).startsWith("Kommun"), "no nearest");
  await page.goto(base + "/sok?q=%22skola");
  check(await page.locator(".note").count() > 0, "nothing is said of the open quote");
});
await step("completion", async () => {
  await page.goto(base + "/");
  await page.locator("#q").pressSequentially("föräld", { delay: 20 });
  await page.waitForFunction(() => document.querySelectorAll("#forslag option").length > 0, null, { timeout: 5000 });
});
await step("keyboard only", async () => {
  await page.goto(base + "/");
  await page.keyboard.press("Tab");
  check(await page.evaluate(() => document.activeElement.className === "skip"), "the first stop is not the skip link");
  await page.keyboard.press("Enter");
  check(await page.evaluate(() => document.activeElement.id === "innehall"), "the skip link leads nowhere");
  await page.focus("#q");
  await page.keyboard.type("skola");
  await page.keyboard.press("Enter");
  await page.waitForURL(/sok/);
  await page.locator(".hit h2 a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/arende/);
});
await step("english", async () => {
  await page.goto(base + "/sok?q=skola");
  await page.locator("a.language").click();
  check((await page.locator("html").getAttribute("lang")) === "en", "not English");
  check((await page.locator("h1").innerText()).includes("items about"), "not English");
});
await step("no script complains", async () => check(complaints.length === 0, complaints.join("; ")));

const addresses = ["/", "/sok?q=skola", "/sok?q=xylofonfestival", "/sok?q=skola&organ=Kommunstyrelsen&by=case", "/moten", "/personer", "/amnen",
  "/jamfor?q=skola&q=budget", "/tackning", "/hjalp", "/tillganglighet", "/finns/inte", itemAddress.replace(base, "")];
for (const address of addresses) {
  await step("axe " + address, async () => {
    await page.goto(base + address);
    const found = await faults(page);
    check(found.length === 0, found.join("; "));
  });
}
await step("axe person, meeting, topic", async () => {
  for (const list of ["/personer", "/amnen", "/moten"]) {
    await page.goto(base + list);
    await page.locator("tbody th a").first().click();
    if (list === "/moten") await page.locator("tbody th a").first().click();
    const found = await faults(page);
    check(found.length === 0, page.url() + " " + found.join("; "));
  }
});

const narrow = await browser.newContext({ viewport: { width: 320, height: 640 } });
const small = await narrow.newPage();
for (const address of addresses) {
  await step("320 px " + address, async () => {
    await small.goto(base + address);
    const wide = await small.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(wide <= 0, `${wide} px too wide`);
    const tiny = await small.evaluate(() => [...document.querySelectorAll("main a, main button, main input, nav a")]
      .filter((one) => one.offsetParent && !one.closest("p, li.inline, td, svg, blockquote"))
      .filter((one) => { const box = one.getBoundingClientRect(); return box.height > 0 && box.height < 24 && getComputedStyle(one).display !== "inline"; })
      .map((one) => one.outerHTML.slice(0, 80)));
    check(tiny.length === 0, "targets below 24 px: " + tiny.slice(0, 3).join(" "));
  });
}
await small.goto(base + "/sok?q=skola");
await small.screenshot({ path: path.join(shots, "narrow.png"), fullPage: true });

const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
await step("without scripts", async () => {
  await plain.goto(base + "/");
  await plain.fill("#q", "skola");
  await plain.locator(".ask button").click();
  check((await plain.locator(".hit").count()) > 5, "no hits");
  await plain.locator("fieldset input[type=checkbox]").first().check();
  await plain.locator(".facets button[type=submit]").click();
  check((await plain.locator(".chosen li").count()) === 1, "no filter");
  check((await plain.locator("button[data-copy]:visible").count()) === 0, "a button that does nothing");
});
const dark = await (await browser.newContext({ colorScheme: "dark" })).newPage();
await step("dark", async () => {
  await dark.goto(base + "/sok?q=skola");
  const found = await faults(dark);
  check(found.length === 0, found.join("; "));
  await dark.screenshot({ path: path.join(shots, "dark.png") });
});
await step("print", async () => {
  await page.goto(itemAddress);
  await page.emulateMedia({ media: "print" });
  check(!(await page.locator(".ask").isVisible()), "the form is printed");
  await page.screenshot({ path: path.join(shots, "print.png"), fullPage: true });
});
await step("size and first content", async () => {
  await page.emulateMedia({ media: "screen" });
  const fresh = await (await browser.newContext()).newPage();
  let bytes = 0;
  fresh.on("requestfinished", async (request) => { bytes += (await request.sizes()).responseBodySize; });
  await fresh.goto(base + "/sok?q=skola", { waitUntil: "networkidle" });
  const first = await fresh.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
  console.log(`     ${bytes} bytes, first content after ${Math.round(first)} ms`);
  check(bytes > 0 && bytes < 100_000, `${bytes} bytes`);
});
await browser.close();
process.exit(failed ? 1 : 0);
