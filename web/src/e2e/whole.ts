/** `pnpm campaign walk`: at their full length what the quick run takes a share of, and on real clocks. */
export const isWhole = process.env['WALK_WHOLE'] === '1'
