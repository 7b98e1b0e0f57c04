import type http from 'node:http'

/** Server-sent events to every phone that is open. */
export class ChangeStream {
  private readonly listeners = new Set<http.ServerResponse>()

  add(res: http.ServerResponse): void {
    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }).write(':\n\n')
    this.listeners.add(res)
    res.on('close', () => this.listeners.delete(res))
  }

  send(event: string): void {
    for (const res of this.listeners) res.write(`event: ${event}\ndata: \n\n`)
  }

  close(): void {
    for (const res of this.listeners) res.end()
  }
}
