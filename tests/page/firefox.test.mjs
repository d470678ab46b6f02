import { test } from "node:test";
import { startFirefox } from "../runtimes/steps/launch.mjs";
import { walks } from "./elsewhere.mjs";

test("the sample becomes customers in Firefox", () => walks(startFirefox));
