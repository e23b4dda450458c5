// Reads one JSON string (an HTML document) a line, answers one line: a list of findings.
import { createInterface } from "node:readline";
import { HtmlValidate, FileSystemConfigLoader } from "html-validate";

const validator = new HtmlValidate(new FileSystemConfigLoader());

for await (const line of createInterface({ input: process.stdin })) {
  const report = await validator.validateString(JSON.parse(line), "page.html");
  const findings = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId} ${message.message}`),
  );
  process.stdout.write(JSON.stringify(findings) + "\n");
}
