/** What a copy's file is called: the local time of then, for people; the sequence number is what counts. */

/** `2026-03-04 15-20-05 (7).db`; no character that a file system refuses. */
export const backupName = (time: Date, sequence: number): string => `${localStamp(time)} (${sequence}).db`

/** Outside the rotation, one for each version: `before-version-18 2026-03-04 15-20-05 (8).db`. */
export const upgradeName = (version: number, time: Date, sequence: number): string =>
  `${upgradePrefix(version)}${backupName(time, sequence)}`

export const upgradePrefix = (version: number): string => `before-version-${version}-`

function localStamp(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${day} ${two(time.getHours())}-${two(time.getMinutes())}-${two(time.getSeconds())}`
}
