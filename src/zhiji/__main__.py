from zhiji.cli import run

run()
