/**
 * What becomes of the built app on each system. `npm run package` packs for the system it runs on; the archive's list,
 * the native module and the fuses are looked at by `npm run package:check`, without Electron's binary.
 */
import type { Configuration } from 'electron-builder'

/** better-sqlite3 brings eight prebuilt libraries (24 MB); an app needs the one of its system. `os` as they are named. */
const ownSqlite = (os: string): string[] => [
  '!node_modules/better-sqlite3/{deps,src}/**',
  '!node_modules/better-sqlite3/binding.gyp',
  ...['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'linuxmusl-arm64', 'linuxmusl-x64']
    .concat(['win32-arm64', 'win32-x64'])
    .filter((name) => !name.startsWith(`${os}-`))
    .map((name) => `!node_modules/better-sqlite3/prebuilds/${name}.node`),
  // Both processors of this system go; the packed one's comes back.
  `!node_modules/better-sqlite3/prebuilds/${os}-!(\${arch}).node`,
]

const FILES = [
  'package.json',
  'out/**',
  'seeds/**',
  '!**/*.{map,ts,tsx,md}',
  // Types that libraries bring along as if they were needed to run.
  '!node_modules/@types/**',
  '!node_modules/undici-types/**',
  // Fonts in formats that the window's Chromium does not ask for.
  '!out/renderer/**/*.woff',
  // Of pdf.js the app's Node reads its legacy build, character maps and fonts; what the window draws with is in out/.
  '!node_modules/pdfjs-dist/{build,iccs,image_decoders,types,wasm,web}/**',
  // Builds for browsers and bundles of libraries that the app's Node reads file by file.
  '!node_modules/opencc-js/dist/{esm,umd}/**',
  '!node_modules/liquidjs/dist/liquid.browser.*',
  '!node_modules/yaml/browser/**',
  '!**/{test,tests,__tests__,docs,example,examples,.github}/**',
]

/** A system's list is whole: one of exclusions alone would take in everything else. */
const filesFor = (os: string): string[] => [...FILES, ...ownSqlite(os)]

export const packageConfig: Configuration = {
  appId: 'org.pressmark.app',
  productName: 'Pressmark',
  copyright: 'Pressmark contributors',
  directories: { output: 'dist', buildResources: 'build' },
  // N-API: the same binary in Node and Electron. Nothing is compiled, nothing is fetched.
  npmRebuild: false,
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  asar: true,
  // Only what the system itself must load as a file.
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/*.node'],
  extraFiles: [{ from: 'out/licences.txt', to: 'LICENCES.txt' }],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  protocols: [{ name: 'Pressmark report', schemes: ['pressmark'], role: 'Viewer' }],
  fileAssociations: [
    {
      ext: 'pressmark',
      name: 'Pressmark package',
      description: 'Reports, highlights and notes of Pressmark',
      mimeType: 'application/vnd.pressmark+zip',
      role: 'Editor',
    },
  ],
  mac: {
    category: 'public.app-category.productivity',
    target: [{ target: 'dmg', arch: ['arm64', 'x64'] }],
    files: filesFor('darwin'),
    hardenedRuntime: true,
  },
  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }], files: filesFor('win32') },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  linux: {
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
    ],
    category: 'Office',
    executableName: 'pressmark',
    files: filesFor('linux'),
    synopsis: 'Read related news reports side by side',
    maintainer: 'Pressmark contributors',
  },
  // Nothing is sent anywhere; releases are put up by hand.
  publish: null,
}
