import math
import os
import random
import sys

from averager import Averager
from network import gradients


def read_parameters(path):
    """A flat YAML map of numbers."""
    with open(path, encoding="utf-8") as file:
        pairs = (line.split("#")[0].split(":", 1) for line in file if ":" in line)
        return {key.strip(): float(value) for key, value in pairs}


rank, nodes = int(os.environ["NODE_RANK"]), int(os.environ["NUM_NODES"])
parameters = read_parameters(os.environ["HYPERPARAMETERS_PATH"])
hidden, steps = int(parameters["hidden_units"]), int(parameters["steps"])
same_everywhere = random.Random(parameters["seed"])
weights = [same_everywhere.uniform(-1, 1) for _ in range(3 * hidden + 1)]
own = random.Random(parameters["seed"] + 1 + rank)
points = [own.uniform(-2, 2) for _ in range(int(parameters["samples_per_node"]))]
samples = [(x, math.sin(2 * x)) for x in points]

averager = Averager(rank, nodes, os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"]))
print(f"node {rank} of {nodes} has {len(samples)} samples and {len(weights)} weights")
first = last = None
for step in range(steps + 1):
    loss, slope = gradients(weights, hidden, samples)
    last, *slope = averager.average([loss, *slope])
    first = last if first is None else first
    weights = [w - parameters["learning_rate"] * s for w, s in zip(weights, slope)]
    if step % int(parameters["report_every"]) == 0:
        print(f"step {step:4d}  loss {last:.6f}")

if not last < first / 2:
    sys.exit(f"the loss did not fall: {first:.6f} at the start, {last:.6f} at the end")
print(f"loss fell from {first:.6f} to {last:.6f}")
