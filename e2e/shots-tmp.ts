import { launchChromium } from '../server/dossiers/renderer/chromium.ts';
import { Reviewer } from './reviewer.ts';
const password = process.argv[2]!;
const browser = await launchChromium({ asRoot: true });
const url='http://127.0.0.1:18432';
const make = async (width:number,height:number,more:object={})=>{ const c=await browser.newContext({viewport:{width,height},locale:'en-GB',timezoneId:'UTC',reducedMotion:'reduce',...more}); const page=await c.newPage(); const r=new Reviewer(page,url,password); await page.goto(url); await page.getByLabel('E-mail').fill('nino@demo.vidimus.example'); await page.getByLabel('Password',{exact:true}).fill(password); await page.getByRole('button',{name:'Sign in'}).click(); await page.getByText('Export CSV').first().waitFor(); return r; };
const r=await make(1440,900);
const rows=await r.page.evaluate(async()=>{const a=await fetch('/api/sessions/search',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({limit:40})}); return (await a.json()).rows.map((x:any)=>[x.id,x.firstName,x.lastName,x.state]);});
const out:any[]=[];
for(const [id,f,l,s] of rows){ const links=await r.page.evaluate(async(id:string)=>{const a=await fetch(`/api/sessions/${id}/links`); const j:any=await a.json(); return j.links?.map((k:any)=>k.reasons.join('+')).filter((x:string)=>x!=='address'&&x!=='');},id); out.push([id,f,l,s,links]); }
console.log(JSON.stringify(out.filter(x=>x[4]?.length)));
const pick=process.argv[3] ?? out.find(x=>x[4]?.some((k:string)=>k==='photo'||k.startsWith('photo')))?.[0] ?? out.find(x=>x[4]?.length)![0];
const shot=async(rr:Reviewer,name:string)=>rr.page.screenshot({path:`/tmp/shots/${name}.png`});
for (const [w,h,more,tag] of [[1440,900,{},'l1440'],[1920,1080,{},'l1920'],[1024,768,{colorScheme:'dark'},'d1024'],[390,844,{},'l390'],[1440,900,{colorScheme:'dark'},'d1440'],[1440,900,{forcedColors:'active'},'fc1440']] as const){
 const rr=await make(w,h,more);
 await rr.page.goto(`${url}/sessions/${pick}#seen`); await rr.page.locator('#seen').waitFor(); await rr.page.locator('#seen').getByRole('button',{name:/Compare with/}).first().click(); await rr.page.waitForTimeout(800); await rr.page.locator('#seen').scrollIntoViewIfNeeded(); await shot(rr,`${tag}-seen`);
 const v=await rr.violations(); if(v.length) console.log(tag,'seen',v);
 await rr.page.locator('#seen').getByRole('button',{name:'Same person'}).first().click(); await rr.page.waitForTimeout(200); await shot(rr,`${tag}-form`); await rr.page.keyboard.press('Escape');
 await rr.page.locator('#seen').getByRole('button',{name:/full size/}).first().click(); await rr.page.getByRole('dialog').getByRole('img').first().waitFor(); await rr.page.waitForTimeout(900); await shot(rr,`${tag}-across`);
 const v2=await rr.violations(); if(v2.length) console.log(tag,'compare',v2);
 await rr.page.keyboard.press('Escape');
 await rr.page.getByRole('button',{name:'Compare any two photos'}).click(); await rr.page.waitForTimeout(900); await shot(rr,`${tag}-compare`);
 await rr.page.getByRole('button',{name:'Adjust frame'}).click(); await rr.page.waitForTimeout(300); await shot(rr,`${tag}-frame`); await rr.page.getByRole('button',{name:'Done'}).click();
 await rr.page.getByRole('button',{name:'Overlay'}).click(); await rr.page.waitForTimeout(300); await shot(rr,`${tag}-overlay`);
 await rr.page.keyboard.press('Escape');
 await rr.page.getByRole('button',{name:'Compare side by side'}).click(); await rr.page.waitForTimeout(900); await shot(rr,`${tag}-beside`);
 await rr.page.goto(`${url}/persons/${pick}`); await rr.page.getByRole('heading',{name:'Person'}).waitFor(); await rr.page.waitForTimeout(800); await shot(rr,`${tag}-person`);
 const v3=await rr.violations(); if(v3.length) console.log(tag,'person',v3);
 if(rr.complaints.length) console.log(tag,rr.complaints);
 await rr.page.context().close();
}
await browser.close();
