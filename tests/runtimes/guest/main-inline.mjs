import { load } from "selfsame/inline";
import { page } from "./page.mjs";

page(load);
