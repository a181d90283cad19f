import { Outlet } from 'react-router'
import { ShopFrame } from '../../shop/ShopFrame.tsx'

export default function Frame() {
  return (
    <ShopFrame>
      <Outlet />
    </ShopFrame>
  )
}
