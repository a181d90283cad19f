/** All pages of one language are below its prefix; React Router needs a module for it. */
export { Outlet as default } from 'react-router'
