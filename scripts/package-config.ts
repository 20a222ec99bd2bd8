/**
 * What becomes of the built app on each system. `npm run package` packs for the system it runs on; the archive's list,
 * the native module and the fuses are looked at by `npm run package:check`, without Electron's binary.
 */
import { fileURLToPath } from 'node:url'
import type { Configuration } from 'electron-builder'

const MIME = 'application/vnd.pressmark+zip'
const SIZES = [16, 24, 32, 48, 64, 128, 256]
const at = (path: string): string => fileURLToPath(new URL(`../build/${path}`, import.meta.url))

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
  '!**/*.{map,ts,tsx,cts,mts,md}',
  // Types that libraries bring along as if they were needed to run, and what better-sqlite3 would be compiled with.
  '!**/node_modules/{@types,undici-types,node-addon-api}/**',
  // Fonts in formats that the window's Chromium does not ask for.
  '!out/renderer/**/*.woff',
  // Of pdf.js the app's Node reads its legacy build, character maps and fonts; what the window draws with is in out/.
  '!node_modules/pdfjs-dist/{build,iccs,image_decoders,types,wasm,web}/**',
  '!node_modules/pdfjs-dist/legacy/{image_decoders,web}/**',
  '!node_modules/pdfjs-dist/legacy/build/{*.min,pdf.sandbox}.mjs',
  // Builds for browsers and bundles of libraries that the app's Node reads file by file.
  '!node_modules/opencc-js/dist/{esm,umd}/**',
  '!node_modules/liquidjs/dist/liquid.browser.*',
  '!node_modules/docx/dist/!(index.mjs)',
  '!node_modules/jschardet/dist/**',
  '!node_modules/jschardet/build/index.cjs',
  '!node_modules/yaml/browser/**',
  '!**/{test,tests,__tests__,docs,example,examples,.github}/**',
]

/** A system's list is whole: one of exclusions alone would take in everything else. */
const filesFor = (os: string): string[] => [...FILES, ...ownSqlite(os)]

const LICENCES = { from: 'out/licences.txt', to: 'LICENCES.txt' }

export const packageConfig: Configuration = {
  appId: 'org.pressmark.app',
  productName: 'Pressmark',
  copyright: 'Pressmark contributors',
  directories: { output: 'dist', buildResources: 'build' },
  // N-API: the same binary in Node and Electron. Nothing is compiled, nothing is fetched.
  npmRebuild: false,
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  // Only what the system itself must load as a file: of a package with a native library electron-builder would by itself
  // leave all outside, where nothing checks its scripts.
  asar: { smartUnpack: false },
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/*.node'],
  extraMetadata: {
    // A .deb must name a page, and there is none yet. This name can never be anybody else's.
    homepage: 'https://pressmark.invalid/',
    // By it Linux finds the icon for a window.
    desktopName: 'pressmark.desktop',
  },
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
      icon: 'document',
      name: 'Pressmark package',
      description: 'Reports, highlights and notes of Pressmark',
      mimeType: MIME,
      role: 'Editor',
    },
  ],
  mac: {
    category: 'public.app-category.productivity',
    icon: 'icon.icns',
    // Inside of Resources: what lies beside it is not sealed by a signature.
    extraResources: [LICENCES],
    target: [{ target: 'dmg', arch: ['arm64', 'x64'] }],
    files: filesFor('darwin'),
    hardenedRuntime: true,
  },
  win: {
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    icon: 'icon.ico',
    files: filesFor('win32'),
    extraFiles: [LICENCES],
  },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  linux: {
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
    ],
    category: 'Office',
    icon: 'icons',
    executableName: 'pressmark',
    syncDesktopName: true,
    files: filesFor('linux'),
    extraFiles: [LICENCES],
    synopsis: 'Read related news reports side by side',
    maintainer: 'Pressmark contributors',
  },
  deb: {
    // For a symbol in the notification area, which we have not.
    recommends: [],
    // electron-builder says "some document" of our files. Of two descriptions the later by name has the last word.
    fpm: [
      `${at('mime.xml')}=/usr/share/mime/packages/pressmark_icon.xml`,
      ...SIZES.map(
        (size) =>
          `${at(`document-icons/${size}x${size}.png`)}=/usr/share/icons/hicolor/${size}x${size}/mimetypes/${MIME.replace('/', '-')}.png`,
      ),
    ],
  },
  // The default passes `--no-sandbox` on to every start.
  appImage: { executableArgs: [] },
  // Runs without FUSE 2, which new systems have not.
  toolsets: { appimage: '1.0.3' },
  // Nothing is sent anywhere; releases are put up by hand.
  publish: null,
}
