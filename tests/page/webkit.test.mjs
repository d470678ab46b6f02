import { test } from "node:test";
import { startWebKit } from "../runtimes/steps/launch.mjs";
import { walks } from "./elsewhere.mjs";

test("the sample becomes customers in WebKitGTK", () => walks(startWebKit));
