// Every level runs in the product's time zone, whatever the machine's.
process.env.TZ = 'Asia/Shanghai'
// What the functions log is for support; in a test it would bury the findings.
process.env.LOG_LEVEL ??= 'silent'

// The SDK warns about requests over three seconds even when they failed at once, long after the test that made them fail on purpose.
const warn = console.warn
console.warn = (...words: unknown[]) => {
  if (!String(words[0]).startsWith('[TCB][WARN] Your current request')) warn(...words)
}
