import { load } from "selfsame";
import { load as startWorker } from "selfsame/worker";
import { page } from "./page.mjs";

page(load, startWorker);
