const mega = 1024 * 1024

/** What one picture may be. The figures are our choice: a phone's 48-megapixel photo passes, a bomb does not. */
export const pictureLimits = { bytes: 20 * mega, pixels: 50_000_000, frames: 200 }

export const proofLimits = { bytes: 10 * mega, bytesOfUser: 100 * mega }

/** Uploaded bytes that are kept: of a creator, and of a user outside any creator (avatars of applications). */
export const quota = { creator: 2048 * mega, user: 100 * mega }

/** One request of the upload route. */
export const batchLimits = { files: 50, bytes: 300 * mega }

/** Files that one user may send: a photo report at once, then one every three seconds. */
export const uploadRate = { burst: 200, perMinute: 20 }
