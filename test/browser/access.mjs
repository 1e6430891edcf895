// Whether everybody can use the page: with the keyboard alone, and with a screen reader, in light and in dark.
import assert from "node:assert/strict";
import { asAdmin, authorize, axe, closeDialog, execute, open, openDialog, openMint, shownAnswer, zone } from "./stage.mjs";

// The most presses of Tab that lead from one place to the next in the walk below.
const reach = 40;

export const access = {
  "the keyboard alone suffices": async ({ context }) => {
    const page = await open(context);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Skip to the operations");
    await page.keyboard.press("Enter");
    await tabTo(page, (text) => text === "Authorize");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    assert.equal(await focused(page), "basic-username", "the dialog begins at its first field");
    await page.keyboard.type(zone.adminUser);
    await page.keyboard.press("Tab");
    await page.keyboard.type(zone.adminPassword);
    await page.keyboard.press("Enter");
    await page.getByText("In use").waitFor();
    for (let i = 0; i < 12; i++) { // the dialog, or the frame of the browser, has the focus: nothing behind it
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog")));
    }
    await closeDialog(page);
    assert.equal(await focused(page), "Authorize", "the focus goes back to where it was");

    await tabTo(page, (text) => text === "Filter by tag or path");
    await page.keyboard.type("SupportToken");
    await page.locator("#operations-tag-Support").waitFor({ state: "detached" });
    await tabTo(page, (text) => text.includes("Mint a space support token"));
    await page.keyboard.press("Enter");
    await page.getByPlaceholder("id", { exact: true }).waitFor(); // the page reads what an operation takes when it is opened
    await tabTo(page, (text) => text === "id");
    await page.keyboard.type(zone.spaceId);
    await tabTo(page, (text) => text === "Execute");
    await page.keyboard.press("Enter");
    const { status, body } = await shownAnswer(page.locator("#operations-SupportToken-get_space_provider_token"));
    assert.equal(status, 200);
    assert.match(body.token, /^MDAx/);
  },

  "accessible, light": ({ browserContext }) => examined(browserContext, "light"),
  "accessible, dark": ({ browserContext }) => examined(browserContext, "dark"),
};

// focused says what has the focus: by the id of a field that has one, else by its hint or its text.
const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return at.id || at.placeholder || at.innerText.trim();
});

async function tabTo(page, wanted) {
  const seen = [];
  for (let i = 0; i < reach; i++) {
    await page.keyboard.press("Tab");
    const text = await focused(page);
    if (wanted(text)) return;
    seen.push(text);
  }
  assert.fail(`not reached in ${reach} steps: ${JSON.stringify(seen)}`);
}

// examined has axe look at what a user comes by on the way to a token.
async function examined(browserContext, colorScheme) {
  const page = await open(await browserContext({ colorScheme, reducedMotion: "reduce" }));
  assert.equal(await page.locator("html.dark-mode").count(), colorScheme === "dark" ? 1 : 0);
  await page.evaluate(axe);
  await examine(page, "the page");
  await page.locator(".about summary").click();
  await examine(page, "the text", ".about");
  await openDialog(page);
  await page.locator("dialog summary").click();
  await examine(page, "the dialog", "dialog");
  await closeDialog(page);
  await authorize(page, asAdmin);
  await openDialog(page);
  await examine(page, "the dialog with a credential", "dialog");
  await closeDialog(page);
  const block = await openMint(page);
  await execute(block);
  await examine(page, "the answer", "#operations-SupportToken-get_space_provider_token");
  await page.locator("#operations-SupportToken-create_space_support_token .opblock-summary-control").click();
  await page.locator("#operations-SupportToken-create_space_support_token .execute").waitFor();
  await examine(page, "an operation with a body", "#operations-SupportToken-create_space_support_token");
}

async function examine(page, what, within = "html") {
  const { violations } = await page.evaluate((selector) => window.axe.run(selector, { resultTypes: ["violations"] }), within);
  const grave = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  assert.deepEqual(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).slice(0, 5).join(", ")}`), [], what);
}
