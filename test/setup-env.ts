// Every level runs in the product's time zone, whatever the machine's.
process.env.TZ = 'Asia/Shanghai'
// What the functions log is for support; in a test it would bury the findings.
process.env.LOG_LEVEL ??= 'silent'
