import resvg_py, sys, importlib, io
from PIL import Image
from tools.pictures import stage
name=sys.argv[1]; n=int(sys.argv[2]); cols=int(sys.argv[3]); size=int(sys.argv[4])
m=importlib.import_module('tools.pictures.scenes.'+name)
ts=[float(x) for x in sys.argv[5:]] or [i/n for i in range(n)]
ims=[]
for t in ts:
    s=stage.picture(m.SCENE.frame(t))
    ims.append(Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=s)))).convert('RGB').resize((size,size),Image.LANCZOS))
rows=-(-len(ims)//cols)
o=Image.new('RGB',(cols*size,rows*size))
for i,im in enumerate(ims): o.paste(im,((i%cols)*size,(i//cols)*size))
o.save(f'/tmp/pics/{name}.png'); print(len(s))
