/**
 * What to take over from an earlier job. `all`: everything with the seed. `remix`: all but the seed. `similar`: the
 * same with a new fixed seed.
 */
export type Reuse = 'all' | 'remix' | 'prompt' | 'seed' | 'similar';
