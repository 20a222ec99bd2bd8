/** A browser of its own that writes down all it does on the network, and what of that led elsewhere than to the app. */
import { readFileSync } from 'node:fs'
import { chromium, type Browser } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.ts'
import { FLAGS } from './start-loopback.ts'

interface NetLog {
  constants: { logEventTypes: Record<string, number> }
  events: { type: number; params?: { url?: string; address?: string; host?: string } }[]
}

/** @param file where Chromium writes its log; whole only when the browser has closed */
export const launchLogged = (file: string): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: [...FLAGS, `--log-net-log=${file}`, '--net-log-capture-mode=IncludeSensitive'],
  })

export interface Traffic {
  /** Every address that was asked for over the network, once. */
  urls: string[]
  /** `host:port` of every connection that was tried, and every name that was looked up. */
  peers: string[]
}

/** What a closed browser's log says of the network. Addresses that never reach it (`data:`, `blob:`) are left out. */
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
    if (requests.has(type) && params?.url && /^(?:https?|wss?|ftp|file):/.test(params.url))
      urls.add(params.url)
    const peer = params?.address ?? params?.host
    if (connections.has(type) && peer) peers.add(peer.replace(/^\w+:\/\//, ''))
  }
  return { urls: [...urls], peers: [...peers] }
}
