// Parses each query of a file (a JSON list) so many times with Dataview's own parser; prints ms a query.
// Arguments: the folder with the package and its libraries, the file, the rounds.
const [folder, file, rounds] = process.argv.slice(2);
const Module = require("module");
const load = Module._load;
class Nothing {}
// The package needs the app only to show its answers: whatever of it is not there is an empty class.
Module._load = function (name, ...rest) {
  try {
    return load.call(this, name, ...rest);
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    return new Proxy(function () {}, { get: (_, key) => (key === "__esModule" ? false : key === "prototype" ? Nothing.prototype : Nothing) });
  }
};
Object.assign(global, { window: global, self: global, document: { createElement: () => ({ style: {} }) } });
const { QUERY_LANGUAGE } = require(folder + "/package/lib/index.js");
const queries = JSON.parse(require("fs").readFileSync(file, "utf8"));
for (const query of queries) if (!QUERY_LANGUAGE.query.parse(query).status) throw new Error("not parsed: " + query);
const begun = process.hrtime.bigint();
for (let round = 0; round < Number(rounds); round++) for (const query of queries) QUERY_LANGUAGE.query.parse(query);
console.log(Number(process.hrtime.bigint() - begun) / 1e6 / queries.length / Number(rounds));
