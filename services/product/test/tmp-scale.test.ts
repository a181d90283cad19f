import t from 'tap'
import { readFileSync } from 'node:fs'
import { room, type Body } from './room.ts'
t.test('scale', { timeout: 200000 }, async (t) => {
  const here = await room(t)
  const N = 10000
  const head = 'Handle,Title,Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Status,Product Category'
  const words = ['linen','cotton','shirt','mug','lamp','chair','table','blue','red','green']
  let csv = head + '\n'
  for (let i = 0; i < N; i++) for (const s of ['S','M']) csv += `p-${i},${words[i%10]} ${words[(i*7)%10]} ${i},v${i%50},t${i%20},"a,b${i%30}",Size,${s},SKU${i}${s},5,${10+i%90}.00,active,Cat ${i%8} > Sub ${i%40}\n`
  here.deps.importMaxBytes = 1e9
  const up = await here.clerk<Body&{id:string}>('POST','/v1/admin/imports',{body:Buffer.from(csv),headers:{'content-type':'text/csv'}})
  console.error(up.status, csv.length)
  let t0 = performance.now()
  await here.work(up.body.id)
  console.error('import ms', performance.now()-t0, 'rss', process.memoryUsage().rss/1e6, (await here.clerk('GET','/v1/admin/imports/'+up.body.id)).body.counts)
  t0 = performance.now()
  const up2 = await here.clerk<Body&{id:string}>('POST','/v1/admin/imports',{body:Buffer.from(csv),headers:{'content-type':'text/csv'}})
  await here.work(up2.body.id)
  console.error('again ms', performance.now()-t0, (await here.clerk('GET','/v1/admin/imports/'+up2.body.id)).body.counts)
  t0 = performance.now()
  await here.outbox.drain()
  console.error('drain ms', performance.now()-t0)
  t0 = performance.now()
  const there = await here.another()
  console.error('build ms', performance.now()-t0, there.catalogue.index.size)
  for (const q of ['?limit=24','?q=linen%20shrt&facets=category,vendor,price,option.*&limit=24','?category=cat-1&sort=price&limit=24','?limit=24&include=total&vendor=v3']) {
    t0 = performance.now(); const cold = await there.shopper<Body>('GET','/v1/products'+q); const c = performance.now()-t0
    t0 = performance.now(); for (let i=0;i<100;i++) await there.shopper('GET','/v1/products'+q)
    console.error(q, cold.status, 'cold', c.toFixed(1), 'hot', ((performance.now()-t0)/100).toFixed(2), (cold.body.data as Body[]).length)
  }
  t0 = performance.now(); await here.clerk('GET','/v1/admin/products?limit=20'); console.error('staff list', performance.now()-t0)
  t0 = performance.now(); const s = await here.clerk<Body>('GET','/v1/admin/products?limit=20&q=sku12&status=active'); console.error('staff q', performance.now()-t0, (s.body.data as Body[]).length)
})
