// Runs the cases one after the other, or those alone whose name has the argument in it. Prints a line of JSON for each, and one at
// the end with what the watch has seen.
import { access } from "./access.mjs";
import { cases } from "./cases.mjs";
import { sites } from "./sites.mjs";
import { launch, newContext, settled, Watch } from "./stage.mjs";

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const browser = await launch();
const watch = new Watch();
for (const [name, run] of Object.entries({ ...cases, ...access, ...sites })) {
  if (!name.includes(process.argv[2] ?? "")) continue;
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
