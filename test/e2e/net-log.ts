/** A browser of its own that writes down all it does on the network, and what of that led elsewhere than to the app. */
import { readFileSync } from 'node:fs'
import { chromium, type Browser } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.ts'
import { FLAGS } from './start-loopback.ts'

interface NetLog {
  constants: { logEventTypes: Record<string, number> }
  events: {
    type: number
    params?: { url?: string; address?: string; host?: string; initiator?: string }
  }[]
}

/** Hosts of Chromium's maker, which it asks of its own accord whatever it is told; here it finds none of them. */
const MAKERS = /(?:^|\.)(?:google|googleapis|gstatic)\.com$/
const NOT_FOUND = ['google', 'googleapis', 'gstatic'].map((name) => `MAP *.${name}.com ~NOTFOUND`).join(',')
/** As it asks whether the machine has IPv6: a socket is made, nothing is sent. And a name that was not to be found. */
const NOT_PEERS = new Set(['[2001:4860:4860::8888]:443', '~notfound'])
/** What the log says where no page asked. */
const NO_PAGE = 'not an origin'

/** @param file where Chromium writes its log; whole only when the browser has closed */
export const launchLogged = (file: string): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: [
      ...FLAGS,
      `--log-net-log=${file}`,
      '--net-log-capture-mode=IncludeSensitive',
      `--host-resolver-rules=${NOT_FOUND}`,
    ],
  })

export interface Traffic {
  /** Every address that was asked for over the network, once. */
  urls: string[]
  /** `host:port` of every connection that was tried, and every name that was looked up. */
  peers: string[]
}

/**
 * What a closed browser's log says of the network. Left out: addresses that never reach it (`data:`, `blob:`), and what
 * Chromium asks its maker without a page behind it.
 */
export function readTraffic(file: string): Traffic {
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8')) as NetLog
  const { logEventTypes: types } = constants
  const requests = new Set(
    ['URL_REQUEST_START_JOB', 'REQUEST_ALIVE', 'WEBSOCKET_SEND_REQUEST_HEADERS'].map((name) => types[name]),
  )
  const connections = new Set(
    ['TCP_CONNECT_ATTEMPT', 'UDP_CONNECT', 'HOST_RESOLVER_MANAGER_REQUEST', 'HOST_RESOLVER_DNS_TASK'].map(
      (name) => types[name],
    ),
  )
  const urls = new Set<string>()
  const peers = new Set<string>()
  for (const { type, params } of events) {
    if (requests.has(type) && params?.url && /^(?:https?|wss?|ftp|file):/.test(params.url)) {
      const isOwn = MAKERS.test(new URL(params.url).hostname) && (params.initiator ?? NO_PAGE) === NO_PAGE
      if (!isOwn) urls.add(params.url)
    }
    const peer = (params?.address ?? params?.host)?.replace(/^\w+:\/\//, '')
    if (connections.has(type) && peer && !NOT_PEERS.has(peer)) peers.add(peer)
  }
  return { urls: [...urls], peers: [...peers] }
}
