"""A BERT encoder as an ONNX graph of fused operators, and its int8 form.

A plain export spends most of its time between the products; with onnxruntime's own operators (Attention,
SkipLayerNormalization, BiasGelu) and int8 products a text of 100 tokens takes two fifths of the time and a third of the
memory. Needs numpy, onnx and onnxruntime (pip), no torch.

What an int8 product loses is mostly in a few channels whose numbers are far larger than the others'. They are divided
before the product and their weights multiplied (SmoothQuant, Xiao et al. 2022), by what some hundred texts show.
"""
import json
import re
import struct

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

OWN = 'com.microsoft'
EPSILON = 1e-12
PRODUCTS = ['Attention', 'MatMul']
# How much of a channel's size goes over to the weights; .8 came nearest to float32 of .3 to 1.
MIGRATED = 0.8


def read_safetensors(path):
    """Arrays by name, as float32; names without the prefixes that exports put before them."""
    kinds = {'F32': np.float32, 'F16': np.float16, 'I64': np.int64}
    with open(path, 'rb') as file:
        length = struct.unpack('<Q', file.read(8))[0]
        head = json.loads(file.read(length))
        data = file.read()
    arrays = {}
    for name, entry in head.items():
        if name == '__metadata__':
            continue
        start, end = entry['data_offsets']
        array = np.frombuffer(data[start:end], dtype=kinds[entry['dtype']]).reshape(entry['shape'])
        plain = re.sub(r'^(bert|0\.auto_model|auto_model)\.', '', name)
        arrays[plain] = array.astype(np.float32) if entry['dtype'] != 'I64' else array
    return arrays


class Graph:
    """Nodes and constants in the making. Every method returns the name of its output.

    largest: by the input of a product, the largest number of each channel; without it nothing is smoothed.
    """

    def __init__(self, largest=None):
        self.nodes, self.constants, self.largest = [], [], largest or {}

    def constant(self, name, array):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, kind, inputs, output, domain='', **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def product(self, kind, inputs, weights, output, rest=(), domain='', **attributes):
        """inputs x weights, smoothed where it is known how."""
        largest = self.largest.get(inputs)
        if largest is not None:
            scale = np.maximum(largest, 1e-3) ** MIGRATED / np.maximum(np.abs(weights).max(1), 1e-5) ** (1 - MIGRATED)
            scale = (scale / np.exp(np.log(scale).mean())).astype(np.float32)
            weights = weights * scale[:, None]
            inputs = self.node('Mul', [inputs, self.constant(f'{output}.smoothing', 1 / scale)], f'{output}.smoothed')
        rows = self.constant(f'{output}.weight', weights)
        return self.node(kind, [inputs, rows, *rest], output, domain, **attributes)

    def dense(self, inputs, weights, output):
        """inputs x weights, without the bias."""
        return self.product('MatMul', inputs, weights, output)

    def model(self, outputs):
        """The model with BERT's three inputs; outputs: (name, shape)."""
        shape = ['batch', 'tokens']
        names = ['input_ids', 'attention_mask', 'token_type_ids']
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in names]
        results = [helper.make_tensor_value_info(name, TensorProto.FLOAT, dims) for name, dims in outputs]
        graph = helper.make_graph(self.nodes, 'bert', inputs, results, self.constants)
        opsets = [helper.make_opsetid('', 17), helper.make_opsetid(OWN, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def embed(graph, weights):
    """Words, types and places. The table of words stays int8 in memory: a scale a row, multiplied after the look-up."""
    table = weights['embeddings.word_embeddings.weight']
    scales = np.abs(table).max(1, keepdims=True) / 127
    scales[scales == 0] = 1
    bytes_ = np.clip(np.round(table / scales), -127, 127).astype(np.int8)
    rows = graph.node('Gather', [graph.constant('words', bytes_), 'input_ids'], 'word_bytes')
    rows = graph.node('Cast', [rows], 'word_rows', to=TensorProto.FLOAT)
    scale = graph.node('Gather', [graph.constant('word_scales', scales.astype(np.float32)), 'input_ids'], 'word_scale')
    words = graph.node('Mul', [rows, scale], 'word_vectors')
    kinds = graph.constant('types', weights['embeddings.token_type_embeddings.weight'])
    types = graph.node('Gather', [kinds, 'token_type_ids'], 'type_vectors')
    tokens = graph.node('Shape', ['input_ids'], 'tokens', start=1, end=2)
    first = graph.constant('first', np.array([0], np.int64))
    table = graph.constant('places', weights['embeddings.position_embeddings.weight'])
    places = graph.node('Slice', [table, first, tokens], 'place_vectors')
    summed = graph.node('Add', [graph.node('Add', [words, types], 'words_types'), places], 'embedded')
    gamma = graph.constant('embeddings.gamma', weights['embeddings.LayerNorm.weight'])
    beta = graph.constant('embeddings.beta', weights['embeddings.LayerNorm.bias'])
    return graph.node('LayerNormalization', [summed, gamma, beta], 'normed', axis=-1, epsilon=EPSILON)


def add_layer(graph, weights, x, mask, layer, heads, output):
    get = lambda name: weights[f'encoder.layer.{layer}.{name}']
    name = lambda part: f'layer{layer}.{part}'
    constant = lambda part, array: graph.constant(name(part), array)
    thirds = ['query', 'key', 'value']
    product = np.concatenate([get(f'attention.self.{third}.weight').T for third in thirds], 1)
    bias = np.concatenate([get(f'attention.self.{third}.bias') for third in thirds])
    attended = graph.product(
        'Attention', x, product, name('attended'), [constant('qkv.bias', bias), mask], OWN, num_heads=heads)

    def close(inputs, skipped, part, result):
        norm = [get(f'{part}.LayerNorm.weight'), get(f'{part}.LayerNorm.bias'), get(f'{part}.dense.bias')]
        ends = [constant(f'{part}.{end}', array) for end, array in zip(['gamma', 'beta', 'bias'], norm)]
        return graph.node('SkipLayerNormalization', [inputs, skipped, *ends], result, OWN, epsilon=EPSILON)

    mixed = graph.dense(attended, get('attention.output.dense.weight').T, name('mixed'))
    x = close(mixed, x, 'attention.output', name('attention'))
    up = graph.dense(x, get('intermediate.dense.weight').T, name('widened'))
    up = graph.node('BiasGelu', [up, constant('up.bias', get('intermediate.dense.bias'))], name('gelu'), OWN)
    down = graph.dense(up, get('output.dense.weight').T, name('narrowed'))
    return close(down, x, 'output', output)


def add_body(graph, weights, heads, output='states'):
    """The states of all tokens after the last layer."""
    count = 1 + max(int(found.group(1)) for name in weights if (found := re.match(r'encoder\.layer\.(\d+)\.', name)))
    mask = graph.node('Cast', ['attention_mask'], 'mask', to=TensorProto.INT32)
    x = embed(graph, weights)
    for layer in range(count):
        x = add_layer(graph, weights, x, mask, layer, heads, output if layer == count - 1 else f'layer{layer}.states')
    return x


def largest_inputs(model, texts, scratch):
    """The largest number of each channel that goes into each product; texts: rows of three inputs by name."""
    names = sorted({node.input[0] for node in model.graph.node if node.op_type in PRODUCTS})
    shown = onnx.ModelProto()
    shown.CopyFrom(model)
    known = {output.name for output in model.graph.output}
    shown.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names if name not in known)
    onnx.save(shown, scratch)
    session = onnxruntime.InferenceSession(scratch)
    largest = {}
    for inputs in texts:
        for name, numbers in zip(names, session.run(names, inputs)):
            found = np.abs(numbers.reshape(-1, numbers.shape[-1])).max(0)
            largest[name] = np.maximum(largest.get(name, 0), found)
    return largest


def save_int8(model, path, scratch):
    """Writes the model with int8 products: seven bits and a scale a column, so that no sum overflows on AVX2."""
    onnx.save(model, scratch)
    quantize_dynamic(
        scratch, path, op_types_to_quantize=PRODUCTS, per_channel=True, reduce_range=True,
        weight_type=QuantType.QInt8, extra_options={'DefaultTensorType': TensorProto.FLOAT})
