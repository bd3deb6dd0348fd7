import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './ui/ui.css'
import './chart/chart.css'
import { keepOnPhone } from './offline/register.ts'
import { makeQueryClient } from './query.ts'
import { makeRouter } from './routes.tsx'
import { applyTheme, recallTheme } from './shell/preferences.ts'

applyTheme(recallTheme())
keepOnPhone()

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
const client = makeQueryClient()
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={makeRouter(client)} />
    </QueryClientProvider>
  </StrictMode>,
)
