// What a browser makes of pages: `node browse.mjs chrome|firefox EXECUTABLE RESULT.json PAGE…`.
//
// Chromium and Firefox are asked the same by the same driver, so that a test can hold one to the
// other. Pages hold no script and none of theirs would run here; what is measured is asked from
// outside. WebDriver BiDi moves no element into view without script, hence `at`.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const WIDTHS = [375, 1280];
const HEIGHT = 800;
const OPEN = "li:target";
// Ends itself and its browser, whatever hangs, before the test that waits gives up.
setTimeout(() => process.exit(3), 380_000).unref();
const [, , name, executablePath, result, ...pages] = process.argv;

const browser = await puppeteer.launch({
  browser: name,
  executablePath,
  headless: true,
  args: name === "chrome" ? ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND"] : [],
  // No script, nothing that moves, scroll bars over the text as on a phone, no net.
  extraPrefsFirefox: { "javascript.enabled": false, "ui.prefersReducedMotion": 1,
    "ui.useOverlayScrollbars": 1, "network.proxy.type": 1, "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9, "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9 },
});

/** What stands where on the page as it is open. */
const measure = () => {
  const root = document.documentElement;
  const box = (element) => {
    const { left, width, height } = element.getBoundingClientRect();
    return [element.id || element.className || element.localName, left, width, height > 0]
      .map((part) => typeof part === "number" ? Math.round(part * 10) / 10 : String(part));
  };
  // As wide as its letters, not as its line.
  const lettering = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].reduce((sum, line) => sum + line.width, 0);
  };
  return {
    wide: root.scrollWidth,
    high: root.scrollHeight,
    fonts: [...document.fonts].map((face) => `${face.weight} ${face.status}`).sort(),
    letterings: [...document.querySelectorAll("h1, h2, main > p")].map(lettering),
    boxes: [...document.querySelectorAll("main figure, main table, .picture svg, .sheet, nav")]
      .filter((element) => !element.closest("details:not([open])")).map(box),
  };
};

/** Bring a number to the foot of the screen (or to where `share` of it lies above). */
const at = (id, share) => {
  const link = document.getElementById(id);
  const box = link.getClientRects()[0];
  scrollTo({ top: scrollY + box.bottom - innerHeight * share, behavior: "instant" });
  const now = link.getClientRects()[0];
  return { x: now.x + now.width / 2, y: now.y + now.height / 2 };
};

/** Where the reader is: what is open, where, what of the number can be seen. */
const place = (id) => {
  const rounded = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round);
  const target = document.querySelector(":target");
  const card = target && target.closest(".notes li, .head");
  return {
    hash: location.hash,
    scrolled: Math.round(scrollY),
    card: card && getComputedStyle(card).position === "fixed"
      ? rounded(card.getBoundingClientRect()) : null,
    number: rounded(document.getElementById(id).getClientRects()[0]),
    focus: document.activeElement.id || document.activeElement.getAttribute("href") || "",
  };
};

const click = async (page, selector) => {
  const spot = await page.evaluate((wanted) => {
    const box = document.querySelector(wanted).getClientRects()[0];
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, selector);
  await page.mouse.click(spot.x, spot.y);
};

/** Tap numbers of sentences and of tables, in the middle and at the foot of the screen. */
const tapped = async (page) => {
  const found = [];
  const ids = await page.evaluate(() => {
    const all = [...document.querySelectorAll("main > :not(figure, .evidence) a.n")];
    return all.length ? [0, all.length >> 1, all.length - 1].map((n) => all[n].id) : [];
  });
  const tap = async (id, share) => {
    const spot = await page.evaluate(at, id, share);
    const before = await page.evaluate(place, id);
    await page.mouse.click(spot.x, spot.y);
    return { before, open: await page.evaluate(place, id) };
  };
  for (const id of ids) {
    for (const share of [0.5, 1]) {
      const { before, open } = await tap(id, share);
      await click(page, `.notes ${OPEN} .close`);
      const closed = await page.evaluate(place, id);
      await tap(id, share);
      await click(page, `.notes ${OPEN} .back a[href="#${id}"]`);
      found.push({ id, share, before, open, closed, back: await page.evaluate(place, id) });
    }
  }
  return found;
};

/** Look at one page at one width. */
const seen = async (page, path, width) => {
  const address = pathToFileURL(path).href;
  await page.setViewport({ width, height: HEIGHT });
  await page.goto(address);
  const closed = await page.evaluate(measure);
  const taps = await tapped(page);
  await page.goto(address);
  // By hand, each where it stands.
  const parts = await page.evaluate(() => document.querySelectorAll("summary").length);
  for (let n = 0; n < parts; n += 1) {
    const spot = await page.evaluate((number) => {
      const part = document.querySelectorAll("summary")[number];
      const top = scrollY + part.getBoundingClientRect().top - innerHeight / 2;
      scrollTo({ top, behavior: "instant" });
      const box = part.getBoundingClientRect();
      return { x: box.x + 20, y: box.y + box.height / 2 };
    }, n);
    await page.mouse.click(spot.x, spot.y);
  }
  const unfolded = await page.evaluate(measure);
  const shut = await page.evaluate(() => document.querySelectorAll("details:not([open])").length);
  const contents = await page.evaluate(() => {
    scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" });
    return document.querySelector("nav.contents")?.getBoundingClientRect().top;
  });
  return { closed, unfolded, parts, shut, contents, taps };
};

const found = { version: await browser.version(), pages: {} };
try {
  for (const path of pages) {
    const page = await browser.newPage();
    const said = [], asked = [];
    page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => said.push(error.message));
    page.on("request", (request) => asked.push(request.url().slice(0, 100)));
    if (name === "chrome") {
      await page.setJavaScriptEnabled(false);
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    }
    const widths = {};
    for (const width of WIDTHS) widths[width] = await seen(page, path, width);
    found.pages[path] = { said, asked: [...new Set(asked)], widths };
    await page.close();
  }
} finally {
  await browser.close();
}
writeFileSync(result, JSON.stringify(found, null, 1));
