// Closes a run with its counts in one line, which `make test` adds to those of the Rust tests.

export default class Counts {
  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const again = [];
    for (const test of this.suite.allTests()) {
      const outcome = test.outcome();
      if (outcome === "skipped") count.skipped += 1;
      else if (outcome === "expected") count.passed += 1;
      else if (outcome === "flaky") {
        count.passed += 1;
        again.push(test.titlePath().slice(1).join(" › "));
      } else count.failed += 1;
    }
    for (const title of again) console.log(`only at the second try: ${title}`);
    console.log(`browser: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }

  printsToStdio() {
    return true;
  }
}
