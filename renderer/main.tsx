import './ui/no-eval.ts'
import '@fontsource-variable/noto-sans-sc/index.css'
import '@fontsource-variable/noto-sans-tc/index.css'
import '@fontsource-variable/noto-serif-sc/index.css'
import '@fontsource-variable/noto-serif-tc/index.css'
import './ui/tokens.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { chooseLanguage, startI18n } from './app/i18n.ts'
import { logUncaught } from './app/log-failure.ts'

logUncaught()
startI18n(chooseLanguage(navigator.languages))
createRoot(document.getElementById('root')!).render(<App />)
