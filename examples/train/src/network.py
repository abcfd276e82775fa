import math


def gradients(weights, hidden, samples):
    """The mean squared error on the samples, and its slope for each weight."""
    into, bias, out = (weights[i * hidden : (i + 1) * hidden] for i in range(3))
    loss, slope = 0.0, [0.0] * len(weights)
    for x, y in samples:
        active = [math.tanh(a * x + b) for a, b in zip(into, bias)]
        error = sum(c * h for c, h in zip(out, active)) + weights[-1] - y
        loss += error * error / len(samples)
        pull = 2 * error / len(samples)
        slope[-1] += pull
        for i, h in enumerate(active):
            back = pull * out[i] * (1 - h * h)
            slope[i] += back * x
            slope[hidden + i] += back
            slope[2 * hidden + i] += pull * h
    return loss, slope
