// Prints a line for each file of a vault at which mddb stops: node unreadable.mjs LIBRARY VAULT
import path from "path";
import { pathToFileURL } from "url";

const [library, vault] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(path.join(library, name)).href);
const { processFile } = await load("process.js");
const { recursiveWalkDir } = await load("recursiveWalkDir.js");

const files = recursiveWalkDir(vault);
for (const file of files) {
  try {
    processFile(vault, file, (name) => name, files, []);
  } catch {
    console.log(file);
  }
}
