// Runs the cases one after the other, those alone whose name has the argument in it, or with --core those that make test has: each
// loads the whole page, which takes seconds of processor time. Prints a line of JSON for each, and one at the end with what the watch
// has seen.
import { access } from "./access.mjs";
import { cases } from "./cases.mjs";
import { sites } from "./sites.mjs";
import { launch, newContext, settled, Watch } from "./stage.mjs";

const core = [
  "every operation is shown", "a user mints by name and password", "a provider redeems, once", "credentials are the tab's", "accessible, light",
  "the watch sees what is forbidden", "a page of another site cannot mint",
];
const wanted = process.argv[2] === "--core" ? (name) => core.includes(name) : (name) => name.includes(process.argv[2] ?? "");

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const browser = await launch();
const watch = new Watch();
for (const [name, run] of Object.entries({ ...cases, ...access, ...sites })) {
  if (!wanted(name)) continue;
  const contexts = [];
  const browserContext = async (options) => {
    const context = await newContext(browser, watch, options);
    contexts.push(context);
    return context;
  };
  let error = "";
  try {
    await run({ browser, browserContext, context: await browserContext() });
  } catch (failure) {
    error = failure.stack;
  }
  for (const context of contexts) {
    await settled(context);
    await context.close();
  }
  say({ case: name, error });
}
await browser.close();
say({ violations: watch.violations, foreign: watch.foreign, failures: watch.failures });
