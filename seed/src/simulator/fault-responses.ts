/** A login page where figures were expected: what a system answers when its session with us has run out. */
export function loginPage(): Response {
  const page = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đăng nhập</title></head>
<body><form method="post" action="/dang-nhap"><label>Tên đăng nhập <input name="user"></label>
<label>Mật khẩu <input name="password" type="password"></label><button>Đăng nhập</button></form></body></html>`
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** The first half of the body, then bytes that are no text, then an open quotation mark. */
export function broken(body: string, contentType: string): Response {
  const whole = new TextEncoder().encode(body)
  const half = whole.subarray(0, Math.ceil(whole.length / 2))
  const bytes = new Uint8Array(half.length + 4)
  bytes.set(half)
  bytes.set([0xff, 0xfe, 0x00, 0x22], half.length)
  return new Response(bytes, { headers: { 'content-type': contentType } })
}

/** The first half of the body at once, the rest only after a long wait. */
export function trickled(body: string, contentType: string, waitMs: number): Response {
  const whole = new TextEncoder().encode(body)
  const middle = Math.ceil(whole.length / 2)
  let timer: NodeJS.Timeout | undefined
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(whole.subarray(0, middle))
      timer = setTimeout(() => {
        controller.enqueue(whole.subarray(middle))
        controller.close()
      }, waitMs)
    },
    cancel: () => clearTimeout(timer),
  })
  return new Response(stream, { headers: { 'content-type': contentType } })
}
