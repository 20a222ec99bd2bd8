/** The version of this program, as package.json has it (a test holds them together): bundles have no package.json beside them. */
export const VERSION = '0.1.0'
