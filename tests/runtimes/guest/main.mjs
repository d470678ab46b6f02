import { load } from "selfsame";
import { page } from "./page.mjs";

page(load);
